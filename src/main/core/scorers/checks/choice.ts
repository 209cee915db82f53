import { BoundaryError } from '#core/engine/boundary.ts';
import { optionLetters } from '#core/templates/case-values.ts';
import type { Json } from '#shared/domain/json.ts';

import type { CheckFactory } from '../check-factory.ts';
import { expectedOf } from '../expected-of.ts';
import { passOrFail } from '../outcome.ts';
import { answerText } from '../text/answer-texts.ts';
import { quoteText } from '../text/quote-text.ts';
import { readChoice } from '../text/read-choice.ts';

/** The answer names one of the expected options by its letter or, if accepted, its text. */
export const choice: CheckFactory<'choice'> = (spec) => {
  const expected = expectedOf(spec);
  return {
    score({ text }, testCase) {
      const { choices } = testCase;
      const wanted = alternatives(expected(testCase)).map((one) => expectedOption(one, choices));
      const given = readChoice(text, choices, spec);
      const shown = [...new Set(wanted)].map((option) => showOption(option, choices)).join(' or ');
      if (given === null) return passOrFail(false, `expected ${shown}, got no option: ${quoteText(text)}`);
      return passOrFail(wanted.includes(given), `expected ${shown}, got ${showOption(given, choices)}`);
    },
  };
};

function alternatives(expected: Json): readonly Json[] {
  return Array.isArray(expected) ? expected : [expected];
}

/** A letter, the text of an option, or, as a number that is no option's text, its place from 0. */
function expectedOption(expected: Json, choices: readonly string[] | null): number {
  const option = readChoice(answerText(expected), choices, { acceptText: true });
  if (option !== null) return option;
  const isPlace = typeof expected === 'number' && Number.isInteger(expected) && expected >= 0;
  if (isPlace && expected < (choices?.length ?? 26)) return expected;
  throw new BoundaryError('scorer', `The expected answer ${quoteText(answerText(expected))} is no option.`, {
    causeKey: 'expected answer is no option',
  });
}

function showOption(option: number, choices: readonly string[] | null): string {
  const letter = optionLetters(option + 1)[option] ?? '';
  const text = choices?.[option];
  return text === undefined || text === letter ? letter : `${letter} (${quoteText(text)})`;
}
