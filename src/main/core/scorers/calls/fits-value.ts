import type { Json } from '#shared/domain/json.ts';

import type { CallValue } from './call-value.ts';
import type { DeclaredParameter } from './declared-functions.ts';
import { equalLoosely, equalValues } from './equal-values.ts';

/** Whether a value of the declared type is one of the acceptable ones. */
export function fitsValue(
  value: CallValue,
  { itemKind }: DeclaredParameter,
  acceptable: readonly Json[],
): boolean {
  if (value.kind === 'dict') return acceptable.some((one) => fitsObject(value.entries, one));
  if (value.kind === 'list') {
    const fits = itemKind === 'dict' ? fitsObjects : fitsList;
    return acceptable.some((one) => fits(value.items, one));
  }
  return acceptable.some((one) => equalLoosely(value, one));
}

/** In order; the "" that lets a parameter be left out also accepts an empty list. */
function fitsList(items: readonly CallValue[], wanted: Json): boolean {
  if (wanted === '') return items.length === 0;
  return (
    isList(wanted) &&
    wanted.length === items.length &&
    items.every((item, place) => equalLoosely(item, wanted[place] ?? null))
  );
}

function fitsObjects(items: readonly CallValue[], wanted: Json): boolean {
  if (wanted === '') return items.length === 0;
  return (
    isList(wanted) &&
    wanted.length === items.length &&
    items.every((item, place) => item.kind === 'dict' && fitsObject(item.entries, wanted[place] ?? null))
  );
}

/** Every key has one of its own acceptable values, and what is left out may be. */
function fitsObject(entries: ReadonlyMap<string, CallValue>, wanted: Json): boolean {
  if (!isObject(wanted)) return false;
  const areRight = [...entries].every(
    ([key, value]) =>
      Object.hasOwn(wanted, key) && choicesOf(wanted[key]).some((one) => equalLoosely(value, one)),
  );
  return (
    areRight && Object.keys(wanted).every((key) => entries.has(key) || choicesOf(wanted[key]).includes(''))
  );
}

function choicesOf(wanted: Json | undefined): readonly Json[] {
  if (wanted === undefined) return [];
  return isList(wanted) ? wanted : [wanted];
}

/** Whether a value of another than the declared type equals an acceptable one. */
export function equalsAny(value: CallValue, acceptable: readonly Json[]): boolean {
  return acceptable.some((one) => equalValues(value, one));
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isObject(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
