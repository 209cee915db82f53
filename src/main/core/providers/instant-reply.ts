import type { ModelReply } from '#core/engine/ports.ts';

/** A whole reply that took no time and no tokens: what a model without a model answers. */
export function instantReply(text: string): ModelReply {
  return {
    text,
    finishReason: 'stop',
    usage: { inputTokens: null, outputTokens: null },
    firstTokenMs: null,
    durationMs: 0,
    modelDigest: null,
    promptTruncated: false,
    cached: false,
  };
}
