import type { Verdict, VerdictCounts } from '#shared/domain/verdict.ts';

/** Counts of a run while it goes on. */
export interface RunCounts {
  /** As of now; what has no result is `skipped` only once the run is over. */
  snapshot(options: { over: boolean }): VerdictCounts;
  /** Results, errors included. */
  readonly finished: number;
  add(verdict: Verdict): void;
  /** A result takes the place of an earlier error. */
  replaceError(verdict: Verdict): void;
}

export function createRunCounts(total: number, finished: Iterable<{ verdict: Verdict }>): RunCounts {
  const by = { pass: 0, partial: 0, fail: 0, error: 0, skipped: 0 };
  for (const { verdict } of finished) by[verdict] += 1;
  const sum = () => by.pass + by.partial + by.fail + by.error;
  return {
    snapshot: ({ over }) => ({ ...by, skipped: over ? total - sum() : 0, total }),
    get finished() {
      return sum();
    },
    add(verdict) {
      by[verdict] += 1;
    },
    replaceError(verdict) {
      by.error -= 1;
      by[verdict] += 1;
    },
  };
}
