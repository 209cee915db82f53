import type { CheckOutcome } from '#shared/domain/case-result.ts';
import type { ScoringSpec } from '#shared/domain/manifest/manifest.ts';

import { type Outcome, tidyScore } from './outcome.ts';

/**
 * One score and reason out of those of all checks. `weighted` is the weighted mean, `all` the lowest, `any` the
 * highest. A check of weight 0 is shown and not counted, unless all have weight 0: then all count alike.
 */
export function combineOutcomes(combine: ScoringSpec['combine'], outcomes: readonly CheckOutcome[]): Outcome {
  const weighed = outcomes.filter((outcome) => outcome.weight > 0);
  const counted = weighed.length > 0 ? weighed : outcomes.map((outcome) => ({ ...outcome, weight: 1 }));
  const score = tidyScore(combined(combine, counted));
  return { score, reason: combinedReason(combine, score, counted) };
}

function combined(combine: ScoringSpec['combine'], outcomes: readonly CheckOutcome[]): number {
  const scores = outcomes.map((outcome) => outcome.score);
  if (combine === 'all') return Math.min(...scores);
  if (combine === 'any') return Math.max(...scores);
  const weights = outcomes.reduce((sum, { weight }) => sum + weight, 0);
  return outcomes.reduce((sum, { weight, score }) => sum + weight * score, 0) / weights;
}

/** What decided: the checks that fell short, else, for `any`, the best one, else all of them. */
function combinedReason(
  combine: ScoringSpec['combine'],
  score: number,
  outcomes: readonly CheckOutcome[],
): string {
  const [only, another] = outcomes;
  if (only !== undefined && another === undefined) return only.reason;
  const told = decisive(combine, score, outcomes);
  return told.map(({ name, reason }) => `${name}: ${reason}`).join('; ');
}

function decisive(
  combine: ScoringSpec['combine'],
  score: number,
  outcomes: readonly CheckOutcome[],
): readonly CheckOutcome[] {
  if (combine === 'any' && score > 0) {
    return outcomes
      .filter((outcome) => outcome.score === Math.max(...outcomes.map((one) => one.score)))
      .slice(0, 1);
  }
  const short = outcomes.filter((outcome) => outcome.score < 1);
  return short.length > 0 ? short : outcomes;
}
