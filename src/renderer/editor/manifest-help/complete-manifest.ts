import { parseDocument } from 'yaml';

import { findScalar } from './find-node.ts';
import { isRecord, nodesAt, type Path, type SchemaNode } from './manifest-schema.ts';

export interface Suggestion {
  readonly label: string;
  readonly insert: string;
  readonly what: 'key' | 'value';
  /** Such as the default. */
  readonly detail: string;
  readonly documentation: string;
}

export interface Suggestions {
  /** What a suggestion takes the place of, as offsets. */
  readonly from: number;
  readonly to: number;
  readonly items: readonly Suggestion[];
}

const MARK = 'here0mark0of0the0cursor';

/** What may be written at a place of `environment.yaml`: keys that are not there yet, or values. */
export function completeManifest(text: string, offset: number, files: readonly string[]): Suggestions {
  const { from, to } = wordAround(text, offset);
  const data = markedDocument(text, from, to);
  if (data === null) return { from, to, items: [] };
  const { path, place, value } = data;
  const container = place === 'key' ? path.slice(0, -1) : path;
  const nodes = nodesAt(container, value);
  const keys = keySuggestions(nodes, presentKeys(value, container), hasColonAfter(text, to));
  const items = keys.length > 0 ? keys : valueSuggestions(nodes, path, files);
  return { from, to, items };
}

function wordAround(text: string, offset: number): { readonly from: number; readonly to: number } {
  const before = /[\w./-]*$/.exec(text.slice(Math.max(0, offset - 200), offset))?.[0] ?? '';
  const after = /^[\w./-]*/.exec(text.slice(offset, offset + 200))?.[0] ?? '';
  // A dash of a list belongs to the list, not to the word.
  const word = before.replace(/^-+/, '');
  return { from: offset - word.length, to: offset + after.length };
}

interface Marked {
  readonly path: Path;
  readonly place: 'key' | 'value';
  /** The document as plain values, without the mark. */
  readonly value: unknown;
}

/** Reads the document with a mark in place of the word; alone on its line, the mark is read as a key. */
function markedDocument(text: string, from: number, to: number): Marked | null {
  const lineStart = text.lastIndexOf('\n', from - 1) + 1;
  const isAlone = /^\s*(-\s+)*$/.test(text.slice(lineStart, from)) && /^[^\S\n]*(\n|$)/.test(text.slice(to));
  const marked = `${text.slice(0, from)}${MARK}${isAlone ? ':' : ''}${text.slice(to)}`;
  const document = parseDocument(marked, { logLevel: 'silent' });
  const found = findScalar(document, (node) => 'value' in node && node.value === MARK);
  if (found === null) return null;
  return { path: found.path, place: found.place, value: withoutMark(document.toJS()) };
}

function withoutMark(value: unknown): unknown {
  if (value === MARK) return undefined;
  if (Array.isArray(value)) return value.map(withoutMark);
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).filter(([key]) => key !== MARK);
  return Object.fromEntries(entries.map(([key, each]) => [key, withoutMark(each)]));
}

function presentKeys(data: unknown, path: Path): ReadonlySet<string> {
  let value = data;
  for (const segment of path) {
    value = Array.isArray(value) ? value[Number(segment)] : isRecord(value) ? value[segment] : undefined;
  }
  return new Set(isRecord(value) ? Object.keys(value) : []);
}

function hasColonAfter(text: string, to: number): boolean {
  return /^[^\S\n]*:/.test(text.slice(to));
}

function keySuggestions(
  nodes: readonly SchemaNode[],
  present: ReadonlySet<string>,
  hasColon: boolean,
): readonly Suggestion[] {
  const byKey = new Map<string, Suggestion>();
  for (const node of nodes) {
    for (const [key, child] of Object.entries(node.properties ?? {})) {
      if (present.has(key) || byKey.has(key)) continue;
      byKey.set(key, {
        label: key,
        insert: hasColon ? key : `${key}: `,
        what: 'key',
        detail: node.required?.includes(key) === true && child.default === undefined ? 'required' : '',
        documentation: child.description ?? '',
      });
    }
  }
  return [...byKey.values()];
}

function valueSuggestions(
  nodes: readonly SchemaNode[],
  path: Path,
  files: readonly string[],
): readonly Suggestion[] {
  const listed = nodes.flatMap((node) => {
    const values = node.const === undefined ? (node.enum ?? booleans(node)) : [node.const];
    return values.map((value) => ({
      label: String(value),
      insert: String(value),
      what: 'value' as const,
      detail: node.default === value ? 'default' : '',
      documentation: node.description ?? '',
    }));
  });
  if (listed.length > 0 || !/^(file|readme|promptFile)$/.test(String(path.at(-1)))) return unique(listed);
  return files.map((file) => ({ label: file, insert: file, what: 'value', detail: '', documentation: '' }));
}

function booleans(node: SchemaNode): readonly unknown[] {
  return node.type === 'boolean' ? [true, false] : [];
}

function unique(items: readonly Suggestion[]): readonly Suggestion[] {
  return [...new Map(items.map((item) => [item.label, item])).values()];
}
