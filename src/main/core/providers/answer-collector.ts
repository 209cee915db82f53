import type { ModelReply } from '#core/engine/ports.ts';
import type { FinishReason, ToolCall, Usage } from '#shared/domain/transcript.ts';

import { redactAnswer } from './redact.ts';

/** What is known at the end of an answer. */
interface AnswerEnd {
  readonly finishReason: FinishReason;
  readonly usage: Usage;
  readonly toolCalls: readonly ToolCall[];
  readonly modelDigest: string | null;
  readonly promptTruncated: boolean;
  readonly droppedParameters: readonly string[];
}

/** Puts an answer together from what streams in, and keeps its times. */
export interface AnswerCollector {
  addText(delta: string): void;
  addThinking(delta: string): void;
  reply(end: AnswerEnd): ModelReply;
}

/** Starts the clock. The key is taken out of the answer, should the server write it there. */
export function createAnswerCollector(
  key: string | null,
  onText: ((delta: string) => void) | undefined,
): AnswerCollector {
  const startedAt = performance.now();
  let firstTokenMs: number | null = null;
  let text = '';
  let thinking = '';
  const begin = () => {
    firstTokenMs ??= performance.now() - startedAt;
  };
  return {
    addText(delta) {
      if (delta === '') return;
      begin();
      text += delta;
      onText?.(delta);
    },
    addThinking(delta) {
      if (delta === '') return;
      begin();
      thinking += delta;
    },
    reply: ({ toolCalls, droppedParameters, ...end }) => ({
      text: redactAnswer(text, key),
      ...(thinking !== '' && { thinking: redactAnswer(thinking, key) }),
      ...(toolCalls.length > 0 && {
        toolCalls: toolCalls.map((call) => ({
          ...call,
          argumentsJson: redactAnswer(call.argumentsJson, key),
        })),
      }),
      ...(droppedParameters.length > 0 && { droppedParameters }),
      ...end,
      firstTokenMs,
      durationMs: performance.now() - startedAt,
      cached: false,
    }),
  };
}
