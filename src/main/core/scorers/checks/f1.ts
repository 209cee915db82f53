import type { CheckFactory } from '../check-factory.ts';
import { tokenF1 } from '../metrics/token-f1.ts';
import { bestOf, similarityCheck } from './similarity-check.ts';

/** Shared words with the best of the expected answers, as SQuAD counts them. */
export const f1: CheckFactory<'f1'> = (spec) => similarityCheck(spec, bestOf(tokenF1));
