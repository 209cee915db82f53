import { isPair, isScalar, isSeq, visit, type Document, type Node, type Pair } from 'yaml';

import type { Path } from './manifest-schema.ts';

export interface FoundNode {
  /** Of the value the node is or belongs to. */
  readonly path: Path;
  readonly place: 'key' | 'value';
  /** From and to, as offsets into the text. */
  readonly range: readonly [number, number];
}

/** The scalar of a document that a test holds for; the path of a key is that of its value. */
export function findScalar(document: Document, matches: (node: Node) => boolean): FoundNode | null {
  let found: FoundNode | null = null;
  visit(document, {
    Scalar(key, node, ancestors) {
      if (!matches(node)) return undefined;
      const [from = 0, to = 0] = node.range ?? [];
      found = {
        path: pathOf([...ancestors, node]),
        place: key === 'key' ? 'key' : 'value',
        range: [from, to],
      };
      return visit.BREAK;
    },
  });
  return found;
}

type Ancestor = Document | Node | Pair;

function pathOf(chain: readonly Ancestor[]): Path {
  const path: (string | number)[] = [];
  for (const [index, node] of chain.entries()) {
    const next = chain[index + 1];
    if (isPair(node)) path.push(String(isScalar(node.key) ? node.key.value : node.key));
    else if (isSeq(node) && next !== undefined) path.push(node.items.indexOf(next));
  }
  return path;
}
