import type { CheckFactory } from '../check-factory.ts';
import { expectedOf } from '../expected-of.ts';
import { passOrFail } from '../outcome.ts';
import { answerTexts } from '../text/answer-texts.ts';
import { compilePattern } from '../text/compile-pattern.ts';
import { quoteText } from '../text/quote-text.ts';

/** The answer matches the pattern, or one of the expected patterns; with `negate`, none of them. */
export const regex: CheckFactory<'regex'> = (spec) => {
  const compile = (pattern: string) =>
    compilePattern(
      'The pattern of the check “regex”',
      spec.full ? `^(?:${pattern})$` : pattern,
      spec.full ? spec.flags.replace('m', '') : spec.flags,
    );
  const fixed = spec.pattern === undefined ? null : [compile(spec.pattern)];
  const expected = expectedOf(spec);
  return {
    score({ text }, testCase) {
      const patterns = fixed ?? answerTexts(expected(testCase)).map(compile);
      const matched = patterns.find((pattern) => pattern.test(text));
      const verb = spec.full ? 'matches' : 'contains a match of';
      const shown = matched ?? patterns[0];
      const reason =
        matched === undefined
          ? `${quoteText(text)} does not match ${String(shown)}`
          : `${quoteText(text)} ${verb} ${String(shown)}`;
      return passOrFail((matched !== undefined) !== spec.negate, reason);
    },
  };
};
