import {
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml';

import { LIMITS } from '#core/bundles/limits.ts';
import type { Problem } from '#shared/domain/problem.ts';

import { explainYamlError } from './explain-yaml-error.ts';
import type { KeyPath } from './key-path.ts';

export interface Position {
  line: number;
  column: number;
}

/** A YAML file as plain data, with the place of every key and value. */
export interface ManifestDocument {
  readonly file: string;
  /** Undefined when the file cannot be read as YAML. */
  readonly value: unknown;
  readonly problems: readonly Problem[];
  /** Where the value at a path begins, or its key; the nearest thing around it when it is missing. */
  locate(path: KeyPath, part?: 'key' | 'value'): Position;
  /** The text with another plain value at a path; everything else, comments included, stays. */
  replace(path: KeyPath, value: string): string;
}

/** Reads YAML 1.2. Duplicate keys, several documents, unknown tags and too many aliases are problems. */
export function readManifestDocument(file: string, source: string): ManifestDocument {
  const lineCounter = new LineCounter();
  const document = parseDocument(source, {
    lineCounter,
    prettyErrors: false,
    stringKeys: true,
    uniqueKeys: true,
    resolveKnownTags: false,
    logLevel: 'error',
  });
  const at = (offset: number): Position => {
    const { line, col } = lineCounter.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const problem = (offset: number, words: Words): Problem => {
    return { severity: 'error', file, ...at(offset), ...words };
  };
  const problems = [
    ...firstOf(document).map((error) => problem(error.pos[0], explainYamlError(error))),
    ...unknownAliases(document).map((offset) => problem(offset, UNKNOWN_ALIAS)),
  ];
  const plain = problems.length === 0 ? plainValue(document) : { value: undefined, words: null };
  if (plain.words !== null) problems.push(problem(0, plain.words));
  return {
    file,
    value: plain.value,
    problems,
    locate: (path, part = 'value') => at(offsetOf(document, path, part)),
    replace: (path, value) => replaced(document, source, path, value),
  };
}

type Words = { message: string; remedy: string };

const UNKNOWN_ALIAS: Words = {
  message: 'There is no anchor (&name) for this alias (*name).',
  remedy: 'Put texts that begin with * in quotes.',
};
const TOO_MANY_ALIASES: Words = {
  message: `Aliases (*name) repeat parts more than ${LIMITS.aliases} times.`,
  remedy: 'Write the parts out.',
};
/** One slip makes many errors: only the first ones are of use. */
const MOST_SYNTAX_ERRORS = 3;

function firstOf(document: Document.Parsed): YAMLError[] {
  const errors = [...document.errors, ...document.warnings];
  const deep = errors.find((error) => error.code === 'RESOURCE_EXHAUSTION');
  if (deep !== undefined) return [deep];
  const inOrder = errors.sort((before, after) => before.pos[0] - after.pos[0]);
  const twice = inOrder.filter((error) => error.code === 'DUPLICATE_KEY');
  const others = inOrder.filter((error) => error.code !== 'DUPLICATE_KEY');
  return [...twice, ...others.slice(0, MOST_SYNTAX_ERRORS)];
}

function unknownAliases(document: Document.Parsed): number[] {
  const offsets: number[] = [];
  if (document.errors.length > 0) return offsets;
  visit(document, {
    Alias: (_, node) => {
      if (node.resolve(document) === undefined) offsets.push(startOf(node) ?? 0);
    },
  });
  return offsets;
}

function plainValue(document: Document.Parsed): { value: unknown; words: Words | null } {
  try {
    return { value: document.toJS({ maxAliasCount: LIMITS.aliases }), words: null };
  } catch {
    return { value: undefined, words: TOO_MANY_ALIASES };
  }
}

function offsetOf(document: Document.Parsed, path: KeyPath, part: 'key' | 'value'): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const [depth, key] of path.entries()) {
    const child = childOf(node, key);
    if (child === null) break;
    const isLast = depth === path.length - 1;
    const preferred = isLast && part === 'key' ? (child.key ?? child.value) : child.value;
    offset = startOf(preferred) ?? startOf(child.key) ?? offset;
    node = child.value;
  }
  return offset;
}

function childOf(node: unknown, key: string | number): { key: Node | null; value: unknown } | null {
  if (isMap(node)) {
    const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
    return pair === undefined ? null : { key: isNode(pair.key) ? pair.key : null, value: pair.value };
  }
  if (isSeq(node) && typeof key === 'number' && key < node.items.length) {
    return { key: null, value: node.items[key] };
  }
  return null;
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}

function replaced(document: Document.Parsed, source: string, path: KeyPath, value: string): string {
  const node = document.getIn(path, true);
  if (!isScalar(node) || node.range === undefined || node.range === null) return source;
  const [start, end] = node.range;
  return source.slice(0, start) + value + source.slice(end);
}
