import type * as z from 'zod';

const MOST_KEPT = 1_000;

/**
 * A reader of JSON columns that are the same in many rows (settings, tags): equal texts are parsed once and give the
 * same value, which must not be changed.
 */
export function cachedJson<S extends z.ZodType>(schema: S): (text: string) => z.output<S> {
  const known = new Map<string, z.output<S>>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const value = schema.parse(JSON.parse(text));
    if (known.size >= MOST_KEPT) known.clear();
    known.set(text, value);
    return value;
  };
}

/** A reader of JSON columns that are large or rarely read. */
export function checkedJson<S extends z.ZodType>(schema: S): (text: string) => z.output<S> {
  return (text) => schema.parse(JSON.parse(text));
}

/**
 * The value of a JSON column of cases and results, which this program wrote from a value of the same type. Not
 * validated again: these are read by the hundred thousand.
 */
export function ownJson<T>(text: string): T {
  return JSON.parse(text) as T;
}

/** The same for columns that may be empty. */
export function ownJsonOrNull<T>(text: string | null): T | null {
  return text === null ? null : ownJson<T>(text);
}
