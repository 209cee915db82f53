import type { Json } from '#shared/domain/json.ts';

import type { Outcome } from '../outcome.ts';
import { answerText } from '../text/answer-texts.ts';
import { splitItems } from '../text/split-items.ts';

type ItemLists = readonly [readonly string[], ...(readonly string[])[]];

/**
 * The lists any of which is right: a list is one, a list of lists gives each of them, and a text is split as an
 * answer would be.
 */
export function itemLists(expected: Json, separator: string): ItemLists {
  if (!Array.isArray(expected)) return [splitItems(answerText(expected), separator)];
  const [first, ...others] = expected.filter(Array.isArray).map((list) => list.map(answerText));
  if (first === undefined || others.length + 1 < expected.length) return [expected.map(answerText)];
  return [first, ...others];
}

/** The best outcome of any reading of the answer against any right list, the first among equals. */
export function bestPairing<T>(
  readings: readonly T[],
  wanted: readonly T[],
  compare: (given: T, wanted: T) => Outcome,
): Outcome {
  const outcomes = readings.flatMap((given) => wanted.map((right) => compare(given, right)));
  return outcomes.reduce((best, outcome) => (outcome.score > best.score ? outcome : best));
}
