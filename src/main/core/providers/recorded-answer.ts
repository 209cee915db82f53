import * as z from 'zod';

import { ModelError } from '#core/engine/ports.ts';
import type { ToolCall } from '#shared/domain/transcript.ts';

import { withArgumentTexts } from './argument-texts.ts';

/** One recorded output. */
export interface RecordedAnswer {
  readonly text: string;
  readonly toolCalls: readonly ToolCall[];
}

/** One line of a recording: which case it belongs to and its answers, the k-th for attempt k. */
export interface RecordedLine {
  readonly id: string | null;
  readonly index: number | null;
  readonly answers: readonly RecordedAnswer[];
}

const NamedCall = z.object({ name: z.string(), arguments: z.unknown().optional() });
const RecordedCall = z.union([
  z.object({ id: z.string().optional(), function: NamedCall }),
  NamedCall.extend({ id: z.string().optional() }),
]);

const Line = z
  .object({
    id: z.union([z.string(), z.number()]).nullish(),
    index: z.int().min(0).nullish(),
    response: z.string().nullish(),
    responses: z.array(z.string()).nullish(),
    tool_calls: z.array(RecordedCall).nullish(),
  })
  .refine((line) => line.id != null || line.index != null, 'it needs `id` or `index`')
  .refine(
    (line) => line.response !== undefined || line.responses != null || line.tool_calls != null,
    'it needs `response`, `responses` or `tool_calls`',
  );

/** Reads one line. `where` names it in the message of the ModelError thrown for a line that cannot be used. */
export function readRecordedLine(text: string, where: string): RecordedLine {
  const parsed = Line.safeParse(parseJson(withArgumentTexts(text), where));
  if (!parsed.success) throw badLine(where, parsed.error.issues[0]?.message ?? 'it has another form');
  const { id, index } = parsed.data;
  return { id: id == null ? null : String(id), index: index ?? null, answers: answersOf(parsed.data) };
}

function answersOf(line: z.infer<typeof Line>): RecordedAnswer[] {
  if (line.responses) return line.responses.map((text) => ({ text, toolCalls: [] }));
  if (line.response == null && !line.tool_calls) return [];
  const toolCalls = (line.tool_calls ?? []).map(toolCallOf);
  return [{ text: line.response ?? '', toolCalls }];
}

function toolCallOf(call: z.infer<typeof RecordedCall>, place: number): ToolCall {
  const { name, arguments: given = {} } = 'function' in call ? call.function : call;
  return {
    id: call.id ?? `call-${place + 1}`,
    name,
    argumentsJson: typeof given === 'string' ? given : JSON.stringify(given ?? {}),
  };
}

function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw badLine(where, error instanceof Error ? error.message : 'it is not JSON');
  }
}

function badLine(where: string, reason: string): ModelError {
  return new ModelError(`${where}: this line of the recording cannot be used: ${reason}.`, {
    retryable: false,
    causeKey: 'bad recording',
  });
}
