import { bootstrapMean } from './bootstrap.ts';
import { exactSignTest } from './exact-sign-test.ts';
import type { Interval } from './wilson.ts';

/** How two runs did at one case: shares of passed attempts over the attempts that both have a verdict for. */
export interface CasePair {
  /** In [0, 1]. */
  readonly before: number;
  readonly after: number;
  /** Attempts behind it. */
  readonly pairs: number;
}

export interface PairedDifference extends Interval {
  /** after - before, in [-1, 1], over all attempts. */
  readonly value: number;
  /** Exact two-sided p of the cases that got better against those that got worse. */
  readonly p: number;
  readonly better: number;
  readonly worse: number;
  /** Cases compared. */
  readonly cases: number;
}

/**
 * Difference of two pass rates over the same cases with a 95 % bootstrap interval that draws whole cases, and the
 * exact McNemar p (with repeated attempts: the sign test over cases, which is the same test on cases as a whole). Null
 * without cases.
 */
export function pairedDifference(pairs: readonly CasePair[]): PairedDifference | null {
  const units = pairs.map((pair) => ({ sum: (pair.after - pair.before) * pair.pairs, count: pair.pairs }));
  const mean = bootstrapMean(units);
  if (mean === null) return null;
  const better = pairs.filter(({ before, after }) => after > before).length;
  const worse = pairs.filter(({ before, after }) => after < before).length;
  return { ...mean, p: exactSignTest(better, worse), better, worse, cases: pairs.length };
}

/** 97.5 % and 80 % quantiles of the standard normal distribution added up: two-sided 5 %, power 80 %. */
const Z_POWER = 1.959963984540054 + 0.8416212335729143;

/**
 * How many more cases it would take to tell a difference of this size and spread from none, at 5 % two-sided with a
 * power of 80 %: n = (z · s / d)² less the cases there are. Null when the interval already excludes zero, and when
 * there is no difference to be told.
 * Cohen, "Statistical Power Analysis for the Behavioral Sciences" (1988), chapter 2 (paired design).
 */
export function casesToTell(pairs: readonly CasePair[], difference: PairedDifference): number | null {
  if (isTold(difference) || difference.value === 0 || pairs.length < 2) return null;
  const differences = pairs.map(({ before, after }) => after - before);
  const mean = differences.reduce((sum, one) => sum + one, 0) / differences.length;
  const squares = differences.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  const spread = Math.sqrt(squares / (differences.length - 1));
  const needed = Math.ceil((Z_POWER * spread) ** 2 / difference.value ** 2);
  return Math.max(1, needed - pairs.length);
}

/** Whether an interval of a difference excludes zero. */
export function isTold({ low, high }: Interval): boolean {
  return low > 0 || high < 0;
}
