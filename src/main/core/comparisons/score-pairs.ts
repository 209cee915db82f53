import type { ScorePair } from '#shared/domain/comparison.ts';

import type { OpenedComparison } from './opened-comparison.ts';

/** Scores of the second run over those of the first, equal pairs counted together. */
export function scorePairs({ runs, aligned }: OpenedComparison): ScorePair[] {
  const [first, second] = runs;
  const pairs = new Map<string, ScorePair>();
  if (first === undefined || second === undefined) return [];
  for (let slot = 0; slot < aligned.length; slot++) {
    const [one = -1, other = -1] = aligned.places.map((places) => places[slot] ?? -1);
    const before = first.columns.scores[one] ?? Number.NaN;
    const after = second.columns.scores[other] ?? Number.NaN;
    if (Number.isNaN(before) || Number.isNaN(after)) continue;
    const key = `${before} ${after}`;
    const known = pairs.get(key);
    const resultId = known?.resultId ?? second.columns.ids[other] ?? 0;
    pairs.set(key, { before, after, count: (known?.count ?? 0) + 1, resultId });
  }
  return [...pairs.values()];
}
