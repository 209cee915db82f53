import type { Json } from '#shared/domain/json.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The letter of the option at a place (from 0); null beyond Z. */
export function letterAt(place: number): string | null {
  return LETTERS[place] ?? null;
}

/** The letter of the option that an expected answer names by its text or, as a number, by its place from 0; null if it names none that way. A letter alone is taken as a letter. */
export function letterOf(expected: Json, choices: readonly string[] | null): string | null {
  if (typeof expected !== 'string' && typeof expected !== 'number') return null;
  const text = String(expected);
  const place = /^[a-z]$/i.test(text) ? -1 : (choices?.indexOf(text) ?? -1);
  if (place >= 0) return letterAt(place);
  return typeof expected === 'number' && expected < (choices?.length ?? 0) ? letterAt(expected) : null;
}
