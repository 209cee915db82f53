import type { CheckFactory } from '../check-factory.ts';
import { expectedOf } from '../expected-of.ts';
import { passOrFail } from '../outcome.ts';
import { answerTexts } from '../text/answer-texts.ts';
import { normalizeText } from '../text/normalize-text.ts';
import { quoteAlternatives, quoteText } from '../text/quote-text.ts';

/** The answer is one of the expected texts. */
export const exact: CheckFactory<'exact'> = (spec) => {
  const expected = expectedOf(spec);
  return {
    score({ text }, testCase) {
      const wanted = answerTexts(expected(testCase));
      const given = normalizeText(text, spec);
      const passed = wanted.some((one) => normalizeText(one, spec) === given);
      return passOrFail(passed, `expected ${quoteAlternatives(wanted)}, got ${quoteText(text)}`);
    },
  };
};
