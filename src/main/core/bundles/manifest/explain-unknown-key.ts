import { closest } from '#core/bundles/problems/closest.ts';
import { Manifest } from '#shared/domain/manifest/manifest.ts';

import type { Explanation } from './explanation.ts';
import { formatPath, type KeyPath } from './key-path.ts';
import { schemaAt, shapeOf } from './schema-walk.ts';

const SECTIONS = ['dataset', 'harness', 'scoring', 'limits'] as const;

/** A key that the schema does not know: misspelt, in the wrong place, or made up. */
export function explainUnknownKey(root: unknown, parent: KeyPath, key: string): Explanation {
  const schema = schemaAt(Manifest, root, parent);
  const known = schema === null ? [] : Object.keys(shapeOf(schema));
  const meant = closest(key, known);
  const place = parent.length === 0 ? 'at the top level' : `in ${formatPath(parent)}`;
  const guess = meant === null ? '' : ` Did you mean "${meant}"?`;
  return {
    path: [...parent, key],
    at: 'key',
    message: `There is no key "${key}" ${place}.${guess}`,
    ...(meant === null ? {} : { meant: [...parent, meant] }),
    remedy: meant === null ? elsewhere(root, parent, key, known) : `Write "${meant}:" instead of "${key}:".`,
  };
}

function elsewhere(root: unknown, parent: KeyPath, key: string, known: readonly string[]): string {
  const section = SECTIONS.find((name) => {
    const schema = parent[0] === name ? null : schemaAt(Manifest, root, [name]);
    return schema !== null && Object.hasOwn(shapeOf(schema), key);
  });
  if (section !== undefined) return `Move it under "${section}:".`;
  const isTopLevel = parent.length > 0 && Object.hasOwn(Manifest.shape, key);
  if (isTopLevel) return 'Move it to the top level.';
  return `Remove it. Known keys here: ${known.join(', ')}.`;
}
