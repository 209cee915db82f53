import type { CheckFactory } from '../check-factory.ts';
import { isComparable, levenshteinSimilarity } from '../metrics/levenshtein.ts';
import { normalizeText } from '../text/normalize-text.ts';
import { bestOf, similarityCheck } from './similarity-check.ts';

/**
 * Share of characters that need no edit to turn the answer into the best of the expected texts. An answer that is too
 * long to compare with one of them scores 0 against it.
 */
export const levenshtein: CheckFactory<'levenshtein'> = (spec) =>
  similarityCheck(
    spec,
    bestOf((answer, expected) =>
      isComparable(answer, expected)
        ? levenshteinSimilarity(normalizeText(answer, spec), normalizeText(expected, spec))
        : 0,
    ),
    isComparable,
  );
