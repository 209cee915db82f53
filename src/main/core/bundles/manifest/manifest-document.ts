import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';

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
    logLevel: 'silent',
  });
  const at = (offset: number): Position => {
    const { line, col } = lineCounter.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const problems = [...document.errors, ...document.warnings].map((error): Problem => ({
    severity: 'error',
    file,
    ...at(error.pos[0]),
    ...explainYamlError(error),
  }));
  const plain = problems.length === 0 ? plainValue(document) : { value: undefined, problem: null };
  if (plain.problem !== null)
    problems.push({ severity: 'error', file, line: 1, column: 1, ...plain.problem });
  return {
    file,
    value: plain.value,
    problems,
    locate: (path, part = 'value') => at(offsetOf(document, path, part)),
    replace: (path, value) => replaced(document, source, path, value),
  };
}

type Plain = { value: unknown; problem: { message: string; remedy: string } | null };

function plainValue(document: Document.Parsed): Plain {
  try {
    return { value: document.toJS({ maxAliasCount: LIMITS.aliases }), problem: null };
  } catch {
    const message = `repeats parts by aliases (*name) more than ${LIMITS.aliases} times, or within themselves.`;
    return { value: undefined, problem: { message, remedy: 'Write the parts out.' } };
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
