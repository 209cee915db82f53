import type { ResultDetail } from '#shared/domain/result-view.ts';

import { type ExportedRecord, type ExportSource, rightAnswer } from './export-source.ts';
import { promptOf } from './prompt-messages.ts';

/** A preference pair: the right answer is chosen, the model's is rejected. */
export function dpoRecord(source: ExportSource, result: ResultDetail): ExportedRecord {
  const right = rightAnswer(source.environment, result.testCase);
  if ('leftOut' in right) return right;
  const chosen = right.text;
  if (result.verdict === 'pass') return { leftOut: 'the answer was right, so there is nothing to reject' };
  if (result.verdict === 'error') return { leftOut: 'the attempt broke, so there is no answer to reject' };
  const rejected = rejectedAnswer(result);
  if (rejected.trim() === '') return { leftOut: 'the answer was empty' };
  const prompt = promptOf(source, result);
  if (prompt === null) return { leftOut: 'the transcript was not kept' };
  const pair =
    prompt.kind === 'text'
      ? { prompt: prompt.prompt, chosen, rejected }
      : { prompt: prompt.messages, chosen: assistant(chosen), rejected: assistant(rejected) };
  return { text: `${JSON.stringify(pair)}\n` };
}

/** The last reply; the response may be all replies of a conversation joined. */
function rejectedAnswer({ transcript, response }: ResultDetail): string {
  return transcript.findLast(({ role }) => role === 'assistant')?.content ?? response;
}

function assistant(content: string): { role: 'assistant'; content: string }[] {
  return [{ role: 'assistant', content }];
}
