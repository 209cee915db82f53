import type { CheckFactory } from '../check-factory.ts';
import { phraseCheck } from './phrase-check.ts';

/** The answer contains one, or all, of the phrases. */
export const contains: CheckFactory<'contains'> = (spec) =>
  phraseCheck(spec, {
    holds: (answer, phrase) => answer.includes(phrase),
    needsAll: spec.mode === 'all',
    yes: 'contains',
    no: 'does not contain',
  });
