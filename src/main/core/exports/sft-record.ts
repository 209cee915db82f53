import type { ResultDetail } from '#shared/domain/result-view.ts';

import { type ExportedRecord, type ExportSource, rightAnswer } from './export-source.ts';
import { promptOf } from './prompt-messages.ts';

/** A chat to learn from: the prompt, and the right answer in the place of the model's. */
export function sftRecord(source: ExportSource, result: ResultDetail): ExportedRecord {
  const right = rightAnswer(source.environment, result.testCase);
  if ('leftOut' in right) return right;
  const content = right.text;
  const prompt = promptOf(source, result);
  if (prompt === null) return { leftOut: 'the transcript was not kept' };
  const before =
    prompt.kind === 'chat' ? prompt.messages : [{ role: 'user' as const, content: prompt.prompt }];
  return { text: `${JSON.stringify({ messages: [...before, { role: 'assistant', content }] })}\n` };
}
