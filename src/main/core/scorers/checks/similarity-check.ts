import type { Check } from '#core/engine/ports.ts';

import { expectedOf } from '../expected-of.ts';
import { formatScore, type Outcome, passOrFail, tidyScore } from '../outcome.ts';
import { answerTexts } from '../text/answer-texts.ts';
import { quoteAlternatives } from '../text/quote-text.ts';

/** The settings that all graded checks share. */
interface SimilaritySpec {
  readonly kind: string;
  readonly expected?: string | undefined;
  readonly threshold?: number | undefined;
}

/**
 * A check whose score is how alike answer and expected text are, or, with a threshold, whether they are alike
 * enough. An answer that equals the expected text always scores 1, also where a metric has nothing to count, such as
 * ROUGE-2 of a single word. An answer that can be compared with none of the expected texts scores 0.
 */
export function similarityCheck(
  spec: SimilaritySpec,
  similarity: (answer: string, expected: readonly [string, ...string[]]) => number,
  isComparable: (answer: string, expected: string) => boolean = () => true,
): Check {
  const expected = expectedOf(spec);
  return {
    score({ text }, testCase) {
      const [first = '', ...others] = answerTexts(expected(testCase));
      const isSame = [first, ...others].some((one) => one.trim() === text.trim());
      if (!isSame && ![first, ...others].some((one) => isComparable(text, one))) {
        return passOrFail(false, `${spec.kind}: the answer is too long to compare`);
      }
      const score = isSame ? 1 : tidyScore(similarity(text, [first, ...others]));
      return outcome(spec, score, [first, ...others]);
    },
  };
}

/** The best score over the expected texts, for metrics of one pair. */
export function bestOf(
  similarity: (answer: string, expected: string) => number,
): (answer: string, expected: readonly string[]) => number {
  return (answer, expected) => Math.max(...expected.map((one) => similarity(answer, one)));
}

function outcome({ kind, threshold }: SimilaritySpec, score: number, expected: readonly string[]): Outcome {
  const likeness = `${kind} ${formatScore(score)} against ${quoteAlternatives(expected)}`;
  if (threshold === undefined) return { score, reason: likeness };
  const passed = score >= threshold;
  return passOrFail(passed, `${likeness}, ${passed ? 'at least' : 'below'} the threshold ${threshold}`);
}
