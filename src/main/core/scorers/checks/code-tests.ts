import type { Answer } from '#core/engine/ports.ts';

import type { CheckContext, CheckFactory, SpecOf } from '../check-factory.ts';
import { isMarkdownAnswer } from '../code/is-markdown-answer.ts';
import { programMaker } from '../code/program-maker.ts';
import { runCodeTests } from '../code/run-code-tests.ts';

/**
 * The program made of the answer and the tests runs to its end in a sandbox. With `byAttempt` a pass is worth less the
 * more tries a code-repair took.
 */
export const codeTests: CheckFactory<'code-tests'> = (spec, context) => {
  // A faulty template is told when the check is made.
  programMaker(spec);
  const isMarkdown = isMarkdownAnswer(context);
  return {
    score(answer, testCase, tools) {
      const attempt = attemptOf(answer, context);
      const running = runCodeTests(spec, { answer: answer.text, testCase, isMarkdown }, tools);
      return running.then(({ passed, reason, run }) => ({
        score: passed ? worthOf(spec, attempt) : 0,
        reason: passed && attempt > 1 ? `${reason} at try ${attempt}` : reason,
        ...(run !== undefined && { details: { kind: 'code', runs: [run] } }),
      }));
    },
  };
};

/** At which try the answer was given, from 1: every reply of a code-repair is one. */
function attemptOf({ transcript }: Answer, { harness }: CheckContext): number {
  if (harness?.kind !== 'code-repair') return 1;
  return Math.max(1, transcript.filter(({ role }) => role === 'assistant').length);
}

function worthOf({ byAttempt }: SpecOf<'code-tests'>, attempt: number): number {
  if (byAttempt === undefined) return 1;
  return byAttempt[attempt - 1] ?? byAttempt.at(-1) ?? 1;
}
