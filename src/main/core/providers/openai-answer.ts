import * as z from 'zod';

import type { FinishReason, Usage } from '#shared/domain/transcript.ts';

import type { AnswerCollector } from './answer-collector.ts';
import { createPendingCalls, type PendingCalls } from './pending-calls.ts';

const Part = z.looseObject({ type: z.string().nullish(), text: z.string().nullish() });
const Content = z.union([z.string(), z.array(Part)]).nullish();
const Message = z.looseObject({
  content: Content,
  refusal: z.string().nullish().catch(null),
  reasoning_content: z.string().nullish().catch(null),
  reasoning: z.string().nullish().catch(null),
  tool_calls: z
    .array(
      z.looseObject({
        index: z.int().nullish().catch(null),
        id: z.string().nullish().catch(null),
        function: z.looseObject({ name: z.string().nullish(), arguments: z.string().nullish() }).nullish(),
      }),
    )
    .nullish(),
});
type Message = z.infer<typeof Message>;
const count = z.int().min(0).nullish().catch(null);

/** A piece of a streamed answer or a whole one, of either kind of completion. */
export const OpenAiPiece = z.looseObject({
  error: z.unknown().optional(),
  choices: z
    .array(
      z.looseObject({
        index: z.int().nullish(),
        delta: Message.nullish(),
        message: Message.nullish(),
        text: z.string().nullish(),
        finish_reason: z.string().nullish(),
      }),
    )
    .nullish(),
  usage: z.looseObject({ prompt_tokens: count, completion_tokens: count }).nullish().catch(null),
});
type OpenAiPiece = z.infer<typeof OpenAiPiece>;

/** What the pieces said besides text. */
export interface OpenAiHeard {
  sawChoice: boolean;
  finish: string | null;
  usage: Usage;
  calls: PendingCalls;
}

export function nothingHeard(): OpenAiHeard {
  return {
    sawChoice: false,
    finish: null,
    usage: { inputTokens: null, outputTokens: null },
    calls: createPendingCalls(),
  };
}

/** Adds a piece to what was heard. */
export function hear(piece: OpenAiPiece, heard: OpenAiHeard, answer: AnswerCollector): void {
  if (piece.usage) {
    heard.usage = {
      inputTokens: piece.usage.prompt_tokens ?? null,
      outputTokens: piece.usage.completion_tokens ?? null,
    };
  }
  const choice = piece.choices?.find(({ index }) => (index ?? 0) === 0);
  if (!choice) return;
  heard.sawChoice = true;
  // Some proxies send an empty string with every piece.
  if (choice.finish_reason) heard.finish = choice.finish_reason;
  if (choice.text) answer.addText(choice.text);
  if (choice.delta) hearMessage(choice.delta, heard, { answer, isWhole: false });
  else if (choice.message) hearMessage(choice.message, heard, { answer, isWhole: true });
}

function hearMessage(
  message: Message,
  heard: OpenAiHeard,
  { answer, isWhole }: { answer: AnswerCollector; isWhole: boolean },
): void {
  // Servers that send both fields send the same text in both.
  answer.addThinking(message.reasoning_content ?? message.reasoning ?? '');
  hearContent(message, answer);
  if (message.refusal) answer.addText(message.refusal);
  for (const { index = null, id, function: called } of message.tool_calls ?? []) {
    const piece = { index, id: id ?? '', name: called?.name ?? '', argumentsText: called?.arguments ?? '' };
    heard.calls.add(piece, { isWhole });
  }
}

function hearContent({ content }: Message, answer: AnswerCollector): void {
  if (typeof content === 'string') answer.addText(content);
  else for (const part of content ?? []) if (part.type === 'text') answer.addText(part.text ?? '');
}

const FINISH: Readonly<Record<string, FinishReason>> = {
  stop: 'stop',
  eos: 'stop',
  eos_token: 'stop',
  end_turn: 'stop',
  stop_sequence: 'stop',
  length: 'length',
  max_tokens: 'length',
  tool_calls: 'tool-calls',
  function_call: 'tool-calls',
  tool_use: 'tool-calls',
  content_filter: 'content-filter',
};

/** Many servers say that an answer with calls simply stopped, or say nothing. */
export function finishReasonOf({ finish, calls }: OpenAiHeard): FinishReason {
  const said = FINISH[finish ?? ''] ?? 'unknown';
  const isPlain = said === 'stop' || said === 'unknown';
  return isPlain && calls.calls().length > 0 ? 'tool-calls' : said;
}
