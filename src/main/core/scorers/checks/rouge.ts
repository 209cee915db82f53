import type { CheckFactory } from '../check-factory.ts';
import { rouge as rougeScore } from '../metrics/rouge.ts';
import { bestOf, similarityCheck } from './similarity-check.ts';

/** ROUGE with the best of the expected texts. */
export const rouge: CheckFactory<'rouge'> = (spec) =>
  similarityCheck(
    { ...spec, kind: spec.variant },
    bestOf((answer, expected) => rougeScore(answer, expected, spec)),
  );
