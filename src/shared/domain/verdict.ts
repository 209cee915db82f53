import * as z from 'zod';

/** What became of one attempt. `error`: machinery or provider broke; `skipped`: planned, never attempted. */
export const VERDICTS = ['pass', 'partial', 'fail', 'error', 'skipped'] as const;
export const Verdict = z.enum(VERDICTS);
export type Verdict = z.infer<typeof Verdict>;

/** Where an attempt broke. Exactly one boundary takes the blame. */
export const BOUNDARIES = ['model', 'harness', 'sandbox', 'scorer'] as const;
export const Boundary = z.enum(BOUNDARIES);
export type Boundary = z.infer<typeof Boundary>;

const count = z.int().min(0);
/** Attempts by verdict; `total` is what was planned. */
export const VerdictCounts = z.object({
  pass: count,
  partial: count,
  fail: count,
  error: count,
  skipped: count,
  total: count,
});
export type VerdictCounts = z.infer<typeof VerdictCounts>;

/** The verdict of a score in [0, 1] against a pass mark in (0, 1]. */
export function verdictOf(score: number, passMark: number): 'pass' | 'partial' | 'fail' {
  if (score >= passMark) return 'pass';
  return score > 0 ? 'partial' : 'fail';
}
