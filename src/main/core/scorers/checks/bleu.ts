import type { CheckFactory } from '../check-factory.ts';
import { bleu as bleuScore } from '../metrics/bleu.ts';
import { similarityCheck } from './similarity-check.ts';

/** Sentence BLEU; several expected texts are references of one score, as the metric defines it. */
export const bleu: CheckFactory<'bleu'> = (spec) =>
  similarityCheck(spec, (answer, expected) => bleuScore(answer, expected, spec.smooth));
