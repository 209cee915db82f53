import type { JudgeOpinion } from '#shared/domain/check-details.ts';

import { tidyScore } from '../outcome.ts';

/** What one judge makes of an answer, from one opinion or from the two of a swapped pair. */
export interface Judgement {
  model: string;
  score: number;
  /** Pairwise: the verdict changed with the place, so it is a tie. */
  isPlaceBound: boolean;
}

/** Sums up the opinions of one judge. A pair is won only where both places say so. */
export function judgementOf(opinions: readonly [JudgeOpinion, ...JudgeOpinion[]]): Judgement {
  const [{ model, score }, ...others] = opinions;
  const isPlaceBound = others.some((other) => other.score !== score);
  return { model, score: isPlaceBound ? 0.5 : score, isPlaceBound };
}

/** One score of several judges: their mean, or the score that most of them gave (of several such, the mean). */
export function combinedScore(scores: readonly number[], combine: 'majority' | 'mean'): number {
  return tidyScore(combine === 'mean' ? mean(scores) : mean(mostFrequent(scores)));
}

function mostFrequent(scores: readonly number[]): number[] {
  const groups = Map.groupBy(scores, (score) => tidyScore(score));
  const most = Math.max(...[...groups.values()].map(({ length }) => length));
  return [...groups].filter(([, group]) => group.length === most).map(([score]) => score);
}

function mean(scores: readonly number[]): number {
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}
