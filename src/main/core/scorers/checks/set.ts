import type { CheckFactory } from '../check-factory.ts';
import { expectedOf } from '../expected-of.ts';
import { fMeasure } from '../metrics/f-measure.ts';
import { type Outcome, tidyScore } from '../outcome.ts';
import { normalizeText } from '../text/normalize-text.ts';
import { quoteText } from '../text/quote-text.ts';
import { itemReadings } from '../text/split-items.ts';
import { bestPairing, itemLists } from './item-lists.ts';

/** The answer has exactly the expected items, in any order and however often; `partial` gives the F1 of the sets. */
export const set: CheckFactory<'set'> = (spec) => {
  const expected = expectedOf(spec, { canBeEmpty: true });
  const normalize = (item: string) => normalizeText(item, spec);
  return {
    score({ text }, testCase) {
      const wanted = itemLists(expected(testCase), spec.separator);
      const sets = (lists: readonly (readonly string[])[]) =>
        lists.map((items) => new Set(items.map(normalize)));
      return bestPairing(sets(itemReadings(text, spec.separator)), sets(wanted), (given, right) =>
        compareSets(given, right, spec.partial),
      );
    },
  };
};

function compareSets(given: ReadonlySet<string>, wanted: ReadonlySet<string>, partial: boolean): Outcome {
  const missing = [...wanted].filter((item) => !given.has(item));
  const extra = [...given].filter((item) => !wanted.has(item));
  if (missing.length + extra.length === 0) return { score: 1, reason: `all ${wanted.size} items, no others` };
  const common = wanted.size - missing.length;
  const share = fMeasure(common / Math.max(given.size, 1), common / Math.max(wanted.size, 1));
  return { score: partial ? tidyScore(share) : 0, reason: differences(missing, extra) };
}

function differences(missing: readonly string[], extra: readonly string[]): string {
  const parts = [
    missing.length > 0 ? `missing ${listed(missing)}` : '',
    extra.length > 0 ? `not expected ${listed(extra)}` : '',
  ];
  return parts.filter((part) => part !== '').join('; ');
}

function listed(items: readonly string[]): string {
  const shown = items.slice(0, 3).map(quoteText);
  if (items.length > 3) shown.push(`${items.length - 3} more`);
  return shown.join(', ');
}
