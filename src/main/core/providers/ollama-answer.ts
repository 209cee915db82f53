import * as z from 'zod';

import type { FinishReason, ToolCall } from '#shared/domain/transcript.ts';

import type { AnswerCollector } from './answer-collector.ts';

const count = z.int().min(0).nullish().catch(null);
const Call = z.looseObject({
  /** Arguments were turned into a text before the line was read. */
  function: z.looseObject({ name: z.string(), arguments: z.unknown().optional() }),
});

/** A line of an answer of `/api/chat` or `/api/generate`. */
export const OllamaPiece = z.looseObject({
  message: z
    .looseObject({
      content: z.string().nullish(),
      thinking: z.string().nullish(),
      tool_calls: z.array(Call).nullish(),
    })
    .nullish(),
  response: z.string().nullish(),
  thinking: z.string().nullish(),
  done: z.boolean().nullish(),
  done_reason: z.string().nullish(),
  prompt_eval_count: count,
  eval_count: count,
});

/** What the lines said besides text. */
export interface OllamaHeard {
  calls: ToolCall[];
  doneReason: string | null;
  readTokens: number | null;
  writtenTokens: number | null;
}

export function nothingHeard(): OllamaHeard {
  return { calls: [], doneReason: null, readTokens: null, writtenTokens: null };
}

/** Adds a line to what was heard. */
export function hear(piece: z.infer<typeof OllamaPiece>, heard: OllamaHeard, answer: AnswerCollector): void {
  answer.addThinking(piece.message?.thinking ?? piece.thinking ?? '');
  answer.addText(piece.message?.content ?? piece.response ?? '');
  for (const { function: called } of piece.message?.tool_calls ?? []) {
    heard.calls.push({
      id: `call-${heard.calls.length + 1}`,
      name: called.name,
      argumentsJson: typeof called.arguments === 'string' ? called.arguments : '{}',
    });
  }
  heard.doneReason = piece.done_reason ?? heard.doneReason;
  heard.readTokens = piece.prompt_eval_count ?? heard.readTokens;
  heard.writtenTokens = piece.eval_count ?? heard.writtenTokens;
}

/** Old servers give no reason; then the answer simply ended. */
export function finishReasonOf({ calls, doneReason }: OllamaHeard): FinishReason {
  if (calls.length > 0) return 'tool-calls';
  if (doneReason === null || doneReason === 'stop') return 'stop';
  return doneReason === 'length' ? 'length' : 'unknown';
}
