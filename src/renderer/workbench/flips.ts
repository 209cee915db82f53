import type { WorkbenchRow } from '#shared/domain/workbench.ts';
import type { FlipFilter } from './workbench-search.ts';

/** What other rules do to an answer: to pass, from pass, between other verdicts, or only the answer that is found. */
export type Flip = Exclude<FlipFilter, 'all'>;

export const FLIP_WORDS: Readonly<Record<FlipFilter, string>> = {
  all: 'All changes',
  gained: 'Gained',
  lost: 'Lost',
  other: 'Other result',
  answer: 'Answer only',
};

export function flipOf({ before, after }: Pick<WorkbenchRow, 'before' | 'after'>): Flip {
  if (before.verdict === after.verdict) return 'answer';
  if (after.verdict === 'pass') return 'gained';
  return before.verdict === 'pass' ? 'lost' : 'other';
}

/** The rows of a filter, in their order. */
export function flipsOf(rows: readonly WorkbenchRow[], filter: FlipFilter): readonly WorkbenchRow[] {
  return filter === 'all' ? rows : rows.filter((row) => flipOf(row) === filter);
}
