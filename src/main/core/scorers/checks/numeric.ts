import { BoundaryError } from '#core/engine/boundary.ts';

import type { CheckFactory, SpecOf } from '../check-factory.ts';
import { expectedOf } from '../expected-of.ts';
import { bestOutcome, type Outcome, passOrFail } from '../outcome.ts';
import { answerTexts } from '../text/answer-texts.ts';
import { isSame, type NoNumber, parseNumber, type ParsedNumber } from '../text/parse-number.ts';
import { quoteText } from '../text/quote-text.ts';

const NO_NUMBER: Readonly<Record<NoNumber, string>> = {
  none: 'no number',
  several: 'several numbers',
  'not plain': 'no plain number',
};

/**
 * The one number of the answer equals an expected one, or lies within the tolerances: |answer - expected| is at most
 * `tolerance`, or at most `relative` times |expected|. Without tolerances every digit counts, however many there are.
 */
export const numeric: CheckFactory<'numeric'> = (spec) => {
  const expected = expectedOf(spec);
  return {
    score({ text }, testCase) {
      const [first = '', ...others] = answerTexts(expected(testCase));
      const given = parseNumber(text, spec);
      return bestOutcome([
        compare(spec, text, { given, wanted: first }),
        ...others.map((wanted) => compare(spec, text, { given, wanted })),
      ]);
    },
  };
};

function compare(
  spec: SpecOf<'numeric'>,
  text: string,
  { given, wanted }: { given: ParsedNumber | NoNumber; wanted: string },
): Outcome {
  const target = parseNumber(wanted, spec);
  if (typeof target === 'string') {
    throw new BoundaryError('scorer', `The expected answer ${quoteText(wanted)} is not one number.`, {
      causeKey: 'expected answer is not a number',
    });
  }
  if (typeof given === 'string') {
    return passOrFail(false, `expected ${wanted}, got ${NO_NUMBER[given]}: ${quoteText(text)}`);
  }
  return passOrFail(isClose(spec, given, target), `expected ${wanted}, got ${shownNumber(given, text)}`);
}

function isClose(spec: SpecOf<'numeric'>, given: ParsedNumber, target: ParsedNumber): boolean {
  if (isSame(given, target)) return true;
  const allowed = Math.max(spec.tolerance, spec.relative * Math.abs(target.value));
  if (allowed === 0) return false;
  // 18.01 - 18 is a little more than 0.01 in floating point: a few units in the last place are forgiven.
  const noise = 4 * Number.EPSILON * Math.max(Math.abs(given.value), Math.abs(target.value));
  return Math.abs(given.value - target.value) <= allowed + noise;
}

function shownNumber({ value }: ParsedNumber, text: string): string {
  const trimmed = text.trim();
  return trimmed.length <= 24 && !trimmed.includes('\n') ? trimmed : String(value);
}
