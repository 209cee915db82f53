import type { CheckFactory } from '../check-factory.ts';
import { phraseCheck } from './phrase-check.ts';

/** The answer starts with one of the phrases. */
export const startsWith: CheckFactory<'starts-with'> = (spec) =>
  phraseCheck(spec, {
    holds: (answer, phrase) => answer.startsWith(phrase),
    needsAll: false,
    yes: 'starts with',
    no: 'does not start with',
  });
