import type { Outcome } from '#core/engine/ports.ts';

export type { Outcome };

/** A score in [0, 1] without the noise of floating point beyond the twelfth decimal. */
export function tidyScore(score: number): number {
  return Math.min(1, Math.max(0, Math.round(score * 1e12) / 1e12));
}

/** All or nothing. */
export function passOrFail(passed: boolean, reason: string): Outcome {
  return { score: passed ? 1 : 0, reason };
}

/** The best of several outcomes, the first among equals. */
export function bestOutcome(outcomes: readonly [Outcome, ...Outcome[]]): Outcome {
  return outcomes.reduce((best, outcome) => (outcome.score > best.score ? outcome : best));
}

/** A score as a reason shows it: two decimals, never rounded to a full 0 or 1. */
export function formatScore(score: number): string {
  if (score === 0 || score === 1) return String(score);
  return Math.min(0.99, Math.max(0.01, score)).toFixed(2);
}
