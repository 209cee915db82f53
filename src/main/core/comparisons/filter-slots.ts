import { COMPARISON_FILTERS, type ComparisonFilter } from '#shared/domain/comparison.ts';

import { isPass, isScored } from './change-of.ts';
import type { OpenedComparison } from './opened-comparison.ts';

/** The answers of each run in the order of its columns. */
export type RunAnswers = readonly (readonly (string | null)[])[];

/** Looks at one aligned attempt through every filter. `against`: place of the one run that is looked at beside the baseline; null: any. */
export function createSlotFilter(
  comparison: OpenedComparison,
  { against, answers }: { against: number | null; answers: RunAnswers },
): Record<ComparisonFilter, (slot: number) => boolean> {
  const { runs, baseline, verdictAt, changeAt, aligned } = comparison;
  const looked = against === null ? [...runs.keys()].filter((run) => run !== baseline) : [against];
  const all = [baseline, ...looked];
  const hasChange = (slot: number, change: string) => looked.some((run) => changeAt(run, slot) === change);
  const answerAt = (run: number, slot: number) => answers[run]?.[aligned.places[run]?.[slot] ?? -1] ?? null;
  return {
    all: () => true,
    changed: (slot) => hasChange(slot, 'regressed') || hasChange(slot, 'improved'),
    regressed: (slot) => hasChange(slot, 'regressed'),
    improved: (slot) => hasChange(slot, 'improved'),
    same: (slot) => hasChange(slot, 'same') && !hasChange(slot, 'regressed') && !hasChange(slot, 'improved'),
    'all-wrong': (slot) =>
      all.every((run) => {
        const verdict = verdictAt(run, slot);
        return verdict !== null && isScored(verdict) && !isPass(verdict);
      }),
    differing: (slot) =>
      looked.some((run) => {
        const isThere = verdictAt(run, slot) !== null && verdictAt(baseline, slot) !== null;
        return isThere && answerAt(run, slot) !== answerAt(baseline, slot);
      }),
    errors: (slot) => hasChange(slot, 'error'),
    'only-in-one': (slot) => hasChange(slot, 'missing'),
  };
}

/** How many of the slots each filter lets through. */
export function countSlots(
  filters: Record<ComparisonFilter, (slot: number) => boolean>,
  slots: readonly number[],
): Record<ComparisonFilter, number> {
  const counts = Object.fromEntries(COMPARISON_FILTERS.map((name) => [name, 0])) as Record<
    ComparisonFilter,
    number
  >;
  for (const slot of slots) {
    for (const name of COMPARISON_FILTERS) if (filters[name](slot)) counts[name] += 1;
  }
  return counts;
}
