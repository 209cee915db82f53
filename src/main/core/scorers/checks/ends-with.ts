import type { CheckFactory } from '../check-factory.ts';
import { phraseCheck } from './phrase-check.ts';

/** The answer ends with one of the phrases. */
export const endsWith: CheckFactory<'ends-with'> = (spec) =>
  phraseCheck(spec, {
    holds: (answer, phrase) => answer.endsWith(phrase),
    needsAll: false,
    yes: 'ends with',
    no: 'does not end with',
  });
