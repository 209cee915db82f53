import type { Json } from '#shared/domain/json.ts';

/** An expected answer as the texts any of which is right: a list gives one for each item. */
export function answerTexts(expected: Json): string[] {
  if (Array.isArray(expected)) return expected.map(answerText);
  return [answerText(expected)];
}

/** Texts as they are, numbers and truth values as written in JSON, everything else as JSON. */
export function answerText(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
