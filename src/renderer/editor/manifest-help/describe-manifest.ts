import { parseDocument } from 'yaml';

import { findScalar } from './find-node.ts';
import { nodesAt, type SchemaNode } from './manifest-schema.ts';

export interface ManifestWords {
  readonly from: number;
  readonly to: number;
  /** The path of keys: `dataset.input`. */
  readonly title: string;
  readonly text: string;
}

/** What the schema says of the key or value at a place of `environment.yaml`; null where it says nothing. */
export function describeManifest(text: string, offset: number): ManifestWords | null {
  const document = parseDocument(text, { logLevel: 'silent' });
  const found = findScalar(document, ({ range }) => {
    const [from = 0, to = 0] = range ?? [];
    return from <= offset && offset <= to && to > from;
  });
  if (found === null) return null;
  const nodes = nodesAt(found.path, document.toJS()).filter((node) => wordsOf(node) !== '');
  const words = [...new Set(nodes.map(wordsOf))];
  if (words.length === 0) return null;
  const [from, to] = found.range;
  return { from, to, title: found.path.join('.'), text: words.slice(0, 3).join('\n\n') };
}

function wordsOf(node: SchemaNode): string {
  const values = node.enum === undefined ? '' : `One of: ${node.enum.map(String).join(', ')}.`;
  const standard = node.default === undefined ? '' : `Default: ${JSON.stringify(node.default)}.`;
  return [node.description ?? '', values, standard].filter((part) => part !== '').join('\n\n');
}
