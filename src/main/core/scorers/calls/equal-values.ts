import type { Json } from '#shared/domain/json.ts';

import type { CallValue } from './call-value.ts';

/** Equality as in Python: 1, 1.0 and True are equal, a list is never a tuple. */
export function equalValues(value: CallValue, expected: Json): boolean {
  switch (value.kind) {
    case 'null':
      return expected === null;
    case 'string':
      return value.text === expected;
    case 'boolean':
      return Number(value.isTrue) === numberOf(expected);
    case 'integer':
    case 'float':
      return value.number === numberOf(expected);
    case 'tuple':
      return false;
    case 'list':
      return (
        isList(expected) &&
        expected.length === value.items.length &&
        value.items.every((item, place) => equalValues(item, expected[place] ?? null))
      );
    case 'dict':
      return (
        isObject(expected) &&
        Object.keys(expected).length === value.entries.size &&
        [...value.entries].every(
          ([key, item]) => Object.hasOwn(expected, key) && equalValues(item, expected[key] ?? null),
        )
      );
  }
}

/** Likewise, but of texts only letters and digits count: no case, spaces or common punctuation. */
export function equalLoosely(value: CallValue, expected: Json): boolean {
  if (value.kind !== 'string') return equalValues(value, expected);
  return typeof expected === 'string' && standardText(value.text) === standardText(expected);
}

function standardText(text: string): string {
  return text
    .replaceAll(/[ ,./_*^-]/g, '')
    .toLowerCase()
    .replaceAll("'", '"');
}

function numberOf(value: Json): number | null {
  if (typeof value === 'boolean') return Number(value);
  return typeof value === 'number' ? value : null;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isObject(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
