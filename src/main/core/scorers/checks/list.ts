import type { CheckFactory } from '../check-factory.ts';
import { expectedOf } from '../expected-of.ts';
import { type Outcome, tidyScore } from '../outcome.ts';
import { normalizeText } from '../text/normalize-text.ts';
import { quoteText } from '../text/quote-text.ts';
import { itemReadings } from '../text/split-items.ts';
import { bestPairing, itemLists } from './item-lists.ts';

/** The answer has the expected items in their order; `partial` gives the share of places that agree. */
export const list: CheckFactory<'list'> = (spec) => {
  const expected = expectedOf(spec, { canBeEmpty: true });
  const normalize = (item: string) => normalizeText(item, spec);
  return {
    score({ text }, testCase) {
      const wanted = itemLists(expected(testCase), spec.separator);
      const lists = (all: readonly (readonly string[])[]) => all.map((items) => items.map(normalize));
      return bestPairing(lists(itemReadings(text, spec.separator)), lists(wanted), (given, right) =>
        compareLists(given, right, spec.partial),
      );
    },
  };
};

function compareLists(given: readonly string[], wanted: readonly string[], partial: boolean): Outcome {
  const longest = Math.max(given.length, wanted.length);
  const equal = wanted.filter((item, place) => given[place] === item).length;
  if (equal === longest) return { score: 1, reason: `all ${wanted.length} items in order` };
  const share = partial ? tidyScore(equal / longest) : 0;
  const place = wanted.findIndex((item, index) => given[index] !== item);
  if (place < 0) return { score: share, reason: `${given.length} items instead of ${wanted.length}` };
  const found = given[place];
  const got = found === undefined ? 'no item' : quoteText(found);
  return {
    score: share,
    reason: `item ${place + 1}: expected ${quoteText(wanted[place] ?? '')}, got ${got}`,
  };
}
