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

/** A letter or the text of an option; a number is always its place from 0, also where options are numbers. */
function expectedOption(expected: Json, choices: readonly string[] | null): number {
  const option =
    typeof expected === 'number'
      ? placeOf(expected, choices)
      : readChoice(answerText(expected), choices, { acceptText: true });
  if (option !== null) return option;
  const why = typeof expected === 'number' ? ': a number is the place of the option from 0' : '';
  throw new BoundaryError(
    'scorer',
    `The expected answer ${quoteText(answerText(expected))} is no option${why}.`,
    { causeKey: 'expected answer is no option' },
  );
}

function placeOf(place: number, choices: readonly string[] | null): number | null {
  const isPlace = Number.isInteger(place) && place >= 0 && place < (choices?.length ?? 26);
  return isPlace ? place : null;
}

function showOption(option: number, choices: readonly string[] | null): string {
  const letter = optionLetters(option + 1)[option] ?? '';
  const text = choices?.[option];
  return text === undefined || text === letter ? letter : `${letter} (${quoteText(text)})`;
}
