import type { RunRecord, StoredEnvironment } from '#core/catalog/catalog.ts';
import { answerFormOf, notAnAnswer } from '#core/providers/answer-form.ts';
import { goldReply } from '#core/providers/gold-reply.ts';
import { goldTurns } from '#core/providers/gold-turns.ts';
import type { TestCase } from '#shared/domain/test-case.ts';

/** Where exported results come from. */
export interface ExportSource {
  run: RunRecord;
  environment: StoredEnvironment;
}

/** One result in a text format, or why the format cannot hold it. */
export type ExportedRecord = { text: string } | { leftOut: string };

const NOT_AN_ANSWER = {
  pattern: 'the expected value is a pattern, not an answer',
  schema: 'the expected value is a schema, not an answer',
  calls: 'the expected value says which calls are right, it is not an answer',
  state: 'the expected value is a state, not an answer',
  unused: 'the checks look for phrases of their own, so the expected value is not an answer',
  uncompared: 'the checks do not compare with the expected value, so it is not an answer',
} as const;

const CALLS = 'the right answer is made of calls of tools, which this format does not hold';

/** The right answer to a case as a model would write it, or why there is none. */
export function rightAnswer({ manifest }: StoredEnvironment, testCase: TestCase): ExportedRecord {
  const form = answerFormOf(manifest);
  const { text, toolCalls } = goldReply(testCase, form, { mode: 'chat', messages: [], sampling: {} });
  if (form.calls?.kind === 'loop' || toolCalls !== undefined) return { leftOut: CALLS };
  if (text.trim() === '') return { leftOut: 'the case has no expected answer' };
  // Written calls are made of the expected ones.
  const isMade =
    testCase.solution !== null || (form.calls !== undefined && goldTurns(testCase, form.calls) !== null);
  const reason = isMade ? null : notAnAnswer(manifest);
  return reason === null ? { text } : { leftOut: NOT_AN_ANSWER[reason] };
}
