import type { CheckFactory } from '../check-factory.ts';
import { levenshteinSimilarity } from '../metrics/levenshtein.ts';
import { normalizeText } from '../text/normalize-text.ts';
import { bestOf, similarityCheck } from './similarity-check.ts';

/** Share of characters that need no edit to turn the answer into the best of the expected texts. */
export const levenshtein: CheckFactory<'levenshtein'> = (spec) =>
  similarityCheck(
    spec,
    bestOf((answer, expected) =>
      levenshteinSimilarity(normalizeText(answer, spec), normalizeText(expected, spec)),
    ),
  );
