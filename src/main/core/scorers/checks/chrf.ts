import type { CheckFactory } from '../check-factory.ts';
import { chrf as chrfScore } from '../metrics/chrf.ts';
import { bestOf, similarityCheck } from './similarity-check.ts';

/** chrF with the best of the expected texts. */
export const chrf: CheckFactory<'chrf'> = (spec) =>
  similarityCheck(
    spec,
    bestOf((answer, expected) => chrfScore(answer, expected, spec)),
  );
