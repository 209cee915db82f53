import type { Check } from '#core/engine/ports.ts';

import { expectedOf } from '../expected-of.ts';
import { type Outcome, passOrFail } from '../outcome.ts';
import { answerTexts } from '../text/answer-texts.ts';
import { normalizeText, type TextOptions } from '../text/normalize-text.ts';
import { quoteAlternatives } from '../text/quote-text.ts';

interface PhraseSpec extends TextOptions {
  readonly kind: string;
  readonly expected?: string | undefined;
  readonly values?: string | readonly string[] | undefined;
}

interface PhraseRule {
  /** Whether the normalized answer holds a normalized phrase that is not empty. */
  holds(answer: string, phrase: string): boolean;
  readonly needsAll: boolean;
  /** Completes "the answer … " in a reason. */
  readonly yes: string;
  readonly no: string;
}

/** A check for phrases at some place of the answer: those in `values`, else the expected ones. */
export function phraseCheck(spec: PhraseSpec, rule: PhraseRule): Check {
  const fixed = typeof spec.values === 'string' ? [spec.values] : spec.values;
  const expected = expectedOf(spec);
  return {
    score({ text }, testCase) {
      const phrases = fixed ?? answerTexts(expected(testCase));
      const answer = normalizeText(text, spec);
      const held = phrases.filter((phrase) => holds(rule, answer, normalizeText(phrase, spec)));
      return phraseOutcome(rule, phrases, held);
    },
  };
}

/** An empty phrase stands only in an empty answer, else a blank expected answer would let everything pass. */
function holds(rule: PhraseRule, answer: string, phrase: string): boolean {
  return phrase === '' ? answer === '' : rule.holds(answer, phrase);
}

function phraseOutcome(rule: PhraseRule, phrases: readonly string[], held: readonly string[]): Outcome {
  const missing = phrases.filter((phrase) => !held.includes(phrase));
  if (rule.needsAll ? missing.length === 0 : held.length > 0) {
    return passOrFail(true, `the answer ${rule.yes} ${quoteAlternatives(rule.needsAll ? phrases : held)}`);
  }
  return passOrFail(false, `the answer ${rule.no} ${quoteAlternatives(missing)}`);
}
