import { wilsonInterval } from './wilson.ts';

/** The scored attempts (pass, partial, fail) at one case; errors and skipped ones are left out. */
export interface CaseTally {
  readonly passed: number;
  readonly scored: number;
}

/**
 * Share of scored attempts that passed, with a 95 % interval that treats the attempts at one case as one cluster.
 * Cases without a scored attempt are ignored; null when nothing is scored.
 *
 * The interval is Wilson's with the effective sample size n* = N / deff in place of N, where
 * deff = [m/(m-1) · Σ(xᵢ - p·nᵢ)² / N²] / [p(1-p)/(N-1)]: the cluster-robust variance of the share over the variance
 * of N independent attempts (xᵢ of nᵢ attempts at case i passed, m cases, N attempts). With one attempt a case
 * deff = 1, and the interval is the plain one. n* never exceeds N. When all attempts agree (p = 0 or 1), or there is one case, the
 * attempts say nothing about each other's independence, and n* = m, the number of cases.
 *
 * Kish, "Survey Sampling" (1965), sections 5.4 and 8.2 (design effect); Korn and Graubard, "Confidence Intervals for Proportions
 * with Small Expected Number of Positive Counts Estimated from Survey Data", Survey Methodology 24 (1998) (effective
 * size inside a binomial interval); Miller, "Adding Error Bars to Evals" (2024) (clusters in model evaluation).
 */
export function clusteredAccuracy(
  cases: Iterable<CaseTally>,
): { value: number; low: number; high: number; scored: number } | null {
  const tallies = [...cases].filter((tally) => tally.scored > 0);
  const scored = sum(tallies, (tally) => tally.scored);
  if (scored === 0) return null;
  const value = sum(tallies, (tally) => tally.passed) / scored;
  const size = effectiveSize(tallies, scored, value);
  return { value, ...wilsonInterval(value * size, size), scored };
}

function effectiveSize(tallies: readonly CaseTally[], scored: number, share: number): number {
  const cases = tallies.length;
  if (cases === scored) return scored;
  if (share === 0 || share === 1 || cases === 1) return cases;
  const squares = sum(tallies, (tally) => (tally.passed - share * tally.scored) ** 2);
  const clustered = ((cases / (cases - 1)) * squares) / scored ** 2;
  const independent = (share * (1 - share)) / (scored - 1);
  return Math.min(scored, (scored * independent) / clustered);
}

function sum(tallies: readonly CaseTally[], of: (tally: CaseTally) => number): number {
  let total = 0;
  for (const tally of tallies) total += of(tally);
  return total;
}
