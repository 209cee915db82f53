import * as z from 'zod';

import type { FinishReason, ToolCall, Usage } from '#shared/domain/transcript.ts';

import type { AnswerCollector } from './answer-collector.ts';

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
        index: z.int().nullish(),
        id: z.string().nullish(),
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
  calls: Map<number, { id: string; name: string; argumentsJson: string }>;
}

export function nothingHeard(): OpenAiHeard {
  return {
    sawChoice: false,
    finish: null,
    usage: { inputTokens: null, outputTokens: null },
    calls: new Map(),
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
  const message = choice.delta ?? choice.message;
  if (message) hearMessage(message, heard, answer);
}

function hearMessage(message: Message, heard: OpenAiHeard, answer: AnswerCollector): void {
  // Servers that send both fields send the same text in both.
  answer.addThinking(message.reasoning_content ?? message.reasoning ?? '');
  hearContent(message, answer);
  if (message.refusal) answer.addText(message.refusal);
  for (const [place, call] of (message.tool_calls ?? []).entries()) {
    const at = call.index ?? place;
    const known = heard.calls.get(at) ?? { id: '', name: '', argumentsJson: '' };
    heard.calls.set(at, {
      id: known.id || (call.id ?? `call-${at + 1}`),
      // Some servers repeat the name with every piece.
      name: known.name || (call.function?.name ?? ''),
      argumentsJson: known.argumentsJson + (call.function?.arguments ?? ''),
    });
  }
}

function hearContent({ content }: Message, answer: AnswerCollector): void {
  if (typeof content === 'string') answer.addText(content);
  else for (const part of content ?? []) if (part.type === 'text') answer.addText(part.text ?? '');
}

export function toolCallsOf({ calls }: OpenAiHeard): ToolCall[] {
  return [...calls].sort(([first], [second]) => first - second).map(([, call]) => call);
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
  content_filter: 'content-filter',
};

export function finishReasonOf({ finish }: OpenAiHeard): FinishReason {
  return FINISH[finish ?? ''] ?? 'unknown';
}
