import type { Json } from '#shared/domain/json.ts';

import type { CallValue, ValueKind } from './call-value.ts';
import type { DeclaredParameter } from './declared-functions.ts';

/** Whether a value has the right type. `plain`: it has, but as another than the declared one, so it is only compared for equality. */
export type TypeFit = 'declared' | 'plain' | 'wrong' | 'wrong-inside';

/** The type of a value by its declaration, or else by the first acceptable value. */
export function fitsType(
  value: CallValue,
  { kind, itemKind }: Pick<DeclaredParameter, 'kind' | 'itemKind'>,
  acceptable: readonly Json[],
): TypeFit {
  const expectedKind = kindOfExpected(acceptable, kind);
  if (value.kind !== kind) return value.kind === expectedKind ? 'plain' : 'wrong';
  const fit = expectedKind === null || expectedKind === kind ? 'declared' : 'plain';
  if (itemKind === null || value.kind !== 'list') return fit;
  return acceptable.some((list) => itemsFit(value.items, itemKind, list)) ? fit : 'wrong-inside';
}

/** An acceptable value that is no list says nothing of the items. */
function itemsFit(items: readonly CallValue[], itemKind: ValueKind, list: Json): boolean {
  if (!isList(list)) return true;
  return items.every((item) => fitsType(item, { kind: itemKind, itemKind: null }, list) !== 'wrong');
}

/** The type of the first acceptable value; "" only says that the parameter may be left out. Numbers in JSON data are of the declared type where they can be. */
function kindOfExpected(acceptable: readonly Json[], declared: ValueKind): ValueKind | null {
  const value = acceptable.find((one) => one !== '');
  if (value === undefined) return null;
  if (value === null) return 'null';
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'boolean';
  if (isList(value)) return 'list';
  if (typeof value !== 'number') return 'dict';
  return Number.isInteger(value) && declared !== 'float' ? 'integer' : 'float';
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
