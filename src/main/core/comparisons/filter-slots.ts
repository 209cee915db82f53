import { type Change, COMPARISON_FILTERS, type ComparisonFilter } from '#shared/domain/comparison.ts';

import { isPass, isScored } from './change-of.ts';
import type { OpenedComparison } from './opened-comparison.ts';

/** Filters that let one slot through, a bit each: bit i for COMPARISON_FILTERS[i]. */
type Passed = number;

const bitOf = (filter: ComparisonFilter): Passed => 1 << COMPARISON_FILTERS.indexOf(filter);
const ALL = bitOf('all');
const SAME = bitOf('same');
const DIFFERING = bitOf('differing');
const ALL_WRONG = bitOf('all-wrong');
const TURNED = bitOf('changed');

const BITS_OF_CHANGE: Readonly<Record<Change, Passed>> = {
  baseline: 0,
  same: SAME,
  regressed: TURNED | bitOf('regressed'),
  improved: TURNED | bitOf('improved'),
  error: bitOf('errors'),
  missing: bitOf('only-in-one'),
};

/**
 * Looks at aligned attempts through every filter at once. `against`: place of the one run that is looked at beside
 * the baseline; null: any. `answers`: see `OpenedComparison.answers`.
 */
export function createSlotFilter(
  { runs, baseline, verdictAt, changeAt }: OpenedComparison,
  { against, answers }: { against: number | null; answers: readonly Int32Array[] },
): (slot: number) => Passed {
  const looked = against === null ? [...runs.keys()].filter((run) => run !== baseline) : [against];
  const isWrong = (run: number, slot: number) => {
    const verdict = verdictAt(run, slot);
    return verdict !== null && isScored(verdict) && !isPass(verdict);
  };
  return (slot) => {
    let passed = ALL;
    let areWrong = isWrong(baseline, slot);
    for (const run of looked) {
      const change = changeAt(run, slot);
      passed |= BITS_OF_CHANGE[change];
      areWrong &&= isWrong(run, slot);
      const isOther = answers[run]?.[slot] !== answers[baseline]?.[slot];
      if (isOther && change !== 'missing') passed |= DIFFERING;
    }
    if ((passed & TURNED) !== 0) passed &= ~SAME;
    return areWrong ? passed | ALL_WRONG : passed;
  };
}

/** The slots that a filter lets through, in order, and how many each filter would. */
export function filterSlots(
  slots: Iterable<number>,
  show: ComparisonFilter,
  look: (slot: number) => Passed,
): { shown: number[]; counts: Record<ComparisonFilter, number> } {
  const wanted = bitOf(show);
  const shown: number[] = [];
  const tallies = COMPARISON_FILTERS.map(() => 0);
  for (const slot of slots) {
    const passed = look(slot);
    if ((passed & wanted) !== 0) shown.push(slot);
    for (let bit = 0; bit < tallies.length; bit++) tallies[bit] = (tallies[bit] ?? 0) + ((passed >> bit) & 1);
  }
  const counts = COMPARISON_FILTERS.map((filter, bit) => [filter, tallies[bit] ?? 0]);
  return { shown, counts: Object.fromEntries(counts) as Record<ComparisonFilter, number> };
}
