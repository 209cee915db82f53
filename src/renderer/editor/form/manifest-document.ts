import { Document, isCollection, isScalar, parseDocument, type ParsedNode } from 'yaml';

import type { Path } from '../manifest-help/manifest-schema.ts';

export interface ManifestDocument {
  readonly text: string;
  /** Why it cannot be read; null when it can. */
  readonly failure: string | null;
  /** The plain values, null with a failure. */
  readonly data: unknown;
}

/** Reads the text of a manifest for a form. */
export function readManifestText(text: string): ManifestDocument {
  const document = parseDocument(text, { logLevel: 'silent' });
  const [error] = document.errors;
  if (error !== undefined) {
    const line = error.linePos?.[0].line;
    const message = error.message.split('\n')[0]?.replace(/ at line.*$/, '') ?? '';
    return { text, failure: line === undefined ? message : `Line ${line}: ${message}`, data: null };
  }
  return { text, failure: null, data: document.toJS() };
}

/** The value at a path of plain values, undefined where there is none. */
export function valueAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const segment of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[segment];
  }
  return value;
}

/**
 * The text with another value at a path; undefined takes the key away. Comments, order and quoting stay. Only the
 * value is replaced where it stands in one piece on one line. The text must be without errors.
 */
export function withValue(text: string, path: Path, value: unknown): string {
  const document = parseDocument(text, { logLevel: 'silent' });
  if (document.errors.length > 0) return text;
  const spliced = value === undefined ? null : splice(text, document, path, value);
  if (spliced !== null) return spliced;
  if (value === undefined) document.deleteIn(path);
  else setNode(document, path, value);
  return document.toString({ lineWidth: 0, indentSeq: !/^(\s*)[\w-]+:[^\S\n]*\n\1- /m.test(text) });
}

function setNode(document: Document.Parsed, path: Path, value: unknown): void {
  const before = document.getIn(path, true);
  const node = document.createNode(value);
  if (isCollection(node)) node.flow = !isCollection(before) || before.flow === true;
  document.setIn(path, node);
}

function splice(text: string, document: Document.Parsed, path: Path, value: unknown): string | null {
  if (typeof value === 'object') return null;
  const node = document.getIn(path, true) as ParsedNode | undefined;
  if (!isScalar(node) || node.type === 'BLOCK_FOLDED' || node.type === 'BLOCK_LITERAL') return null;
  const [from, to] = node.range ?? [0, 0, 0];
  const written = new Document(value).toString({ lineWidth: 0 }).trimEnd();
  if (to <= from || written.includes('\n')) return null;
  const next = `${text.slice(0, from)}${written}${text.slice(to)}`;
  // Inside […] and {…} a plain text with a comma means something else: then it is written with the document.
  const again = parseDocument(next, { logLevel: 'silent' });
  return again.errors.length === 0 && again.getIn(path) === value ? next : null;
}
