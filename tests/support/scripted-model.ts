import type { CallContext, Model, ModelReply, ModelRequest } from '#core/engine/ports.ts';
import { ModelError } from '#core/engine/ports.ts';

type Step = Partial<ModelReply> | Error | 'never';

/** A model in this process that goes through a script, a step for each call; the last one repeats. */
export function scriptedModel(...steps: Step[]): Model & { requests: ModelRequest[] } {
  const requests: ModelRequest[] = [];
  return {
    requests,
    complete(request, context) {
      const step = steps[Math.min(requests.length, steps.length - 1)] ?? {};
      requests.push(request);
      if (step === 'never') return never(context);
      return step instanceof Error ? Promise.reject(step) : Promise.resolve(replyOf(step));
    },
  };
}

export function replyOf(part: Partial<ModelReply> | string): ModelReply {
  const reply = typeof part === 'string' ? { text: part } : part;
  return {
    text: '',
    finishReason: 'stop',
    usage: { inputTokens: 10, outputTokens: 5 },
    firstTokenMs: 20,
    durationMs: 100,
    modelDigest: null,
    promptTruncated: false,
    cached: false,
    ...reply,
  };
}

export function serverError(status: number, retryAfterMs: number | null = null): ModelError {
  const retryable = status === 429 || status >= 500;
  return new ModelError(`The server answered ${status}.`, {
    retryable,
    causeKey: `HTTP ${status}`,
    status,
    retryAfterMs,
  });
}

/** A call that only its signal ends. */
function never({ signal }: CallContext): Promise<ModelReply> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}
