import type { Answer } from '#core/engine/ports.ts';
import type { Json } from '#shared/domain/json.ts';
import type { TestCase } from '#shared/domain/test-case.ts';
import type { TranscriptEntry } from '#shared/domain/transcript.ts';

import { finalStateOf } from '../state/final-state-of.ts';

/** What the function of a script is called with: plain JSON. Thinking is never graded, so it is not among it. */
export function scriptInput(
  { text, response, transcript }: Answer,
  { input, fields }: TestCase,
  expected: Json,
): Json {
  return {
    answer: text,
    response,
    expected,
    input,
    fields,
    transcript: transcript.filter(({ role }) => role !== 'state').map(messageOf),
    state: finalStateOf(transcript) ?? null,
  };
}

function messageOf({ role, content, toolCalls, toolCallId, toolName, isError }: TranscriptEntry): Json {
  return {
    role,
    content,
    ...(toolCalls !== undefined && { toolCalls: toolCalls.map((call) => ({ ...call })) }),
    ...(toolCallId !== undefined && { toolCallId }),
    ...(toolName !== undefined && { toolName }),
    ...(isError !== undefined && { isError }),
  };
}
