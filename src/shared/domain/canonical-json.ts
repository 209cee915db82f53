import type { Json } from './json.ts';

/** JSON with sorted keys and no spaces: equal values give equal texts. */
export function canonicalJson(value: Json): string {
  if (isPlain(value) || (isList(value) && value.every(isPlain))) return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key] ?? null)}`);
  return `{${members.join(',')}}`;
}

function isPlain(value: Json): value is string | number | boolean | null {
  return typeof value !== 'object' || value === null;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
