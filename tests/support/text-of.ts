import type { Json } from '#shared/domain/json.ts';

/** A value of a case that has to be a text. Throws where it is something else. */
export function textOf(value: Json | undefined): string {
  if (typeof value !== 'string') throw new Error(`${JSON.stringify(value)} is no text.`);
  return value;
}
