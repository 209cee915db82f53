import type { Recording } from './benchmark.ts';
import { type Row, writeReplay } from './write-benchmark.ts';

/**
 * Answers made by a script that must all be right or all be wrong, as a recording: what a benchmark's own reference
 * answers, and ones that were spoilt, must get.
 */
export function madeUp(
  model: string,
  {
    path,
    answers,
    passed,
    knownDifferences = {},
  }: {
    path: string;
    answers: readonly (Row & { id: string; response: string })[];
    passed: boolean;
    knownDifferences?: Readonly<Record<string, string>>;
  },
): Recording {
  const odd = Object.keys(knownDifferences).length;
  const passing = passed ? answers.length - odd : odd;
  return {
    model,
    replayPath: writeReplay(path, answers, 'id'),
    verdicts: answers.map(({ id }) => ({ caseId: id, passed })),
    publishedAccuracy: passing / answers.length,
    knownDifferences,
  };
}
