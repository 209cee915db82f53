import type * as z from 'zod';

/** What does not fit in an input, as sentences: each with the place it is about, counted from 1. */
export function inputSentence({ issues }: z.ZodError): string {
  return issues.map(sentence).join(' ');
}

function sentence({ message, path }: z.core.$ZodIssue): string {
  const text = message.replace(/\.$/, '');
  return path.length === 0 ? `${text}.` : `${text} (${path.map(step).join(', ')}).`;
}

function step(key: PropertyKey): string {
  return typeof key === 'number' ? `item ${key + 1}` : String(key);
}
