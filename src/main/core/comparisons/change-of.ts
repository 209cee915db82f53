import type { Change } from '#shared/domain/comparison.ts';
import { VERDICTS } from '#shared/domain/verdict.ts';

/** Verdict codes that were scored lie below this one. */
const ERROR = VERDICTS.indexOf('error');
const PASS = VERDICTS.indexOf('pass');

/** Whether an attempt has a verdict of the scorer. */
export function isScored(verdict: number): boolean {
  return verdict < ERROR;
}

export function isPass(verdict: number): boolean {
  return verdict === PASS;
}

/**
 * How an attempt changed against the baseline, by pass, partial and fail. What is an error on either side cannot be
 * compared and is no regression. Verdicts are places in VERDICTS; null: there is no such attempt.
 */
export function changeOf(before: number | null, after: number | null): Change {
  if (before === null || after === null) return 'missing';
  if (!isScored(before) || !isScored(after)) return 'error';
  if (before === after) return 'same';
  // pass, partial and fail stand in this order.
  return after < before ? 'improved' : 'regressed';
}
