import { ModelError } from '#core/engine/ports.ts';

import { heldBack } from './held-back.ts';
import type { Endpoint } from './model-spec.ts';
import { redactMessage } from './redact.ts';

/** The error of an answer that broke off before its end. What had arrived is not an answer. */
export function streamCut(endpoint: Endpoint, cause?: unknown): ModelError {
  const message = `The answer of ${endpoint.name} broke off before its end.`;
  return heldBack(endpoint) ?? new ModelError(message, { retryable: true, causeKey: 'stream cut', cause });
}

/** The error of an answer in a form that is no answer. */
export function badAnswer({ name, baseUrl }: Endpoint, what: string): ModelError {
  return new ModelError(
    `${name} answered in a form that cannot be read: ${what}. Check that ${baseUrl} is the address of a model server.`,
    { retryable: true, causeKey: 'unreadable answer' },
  );
}

/** The error a server reports inside an answer that began well. */
export function reportedFailure({ name, key }: Endpoint, said: string): ModelError {
  return new ModelError(
    `${name} failed while answering. It said: ${redactMessage(said, key).slice(0, 500)}`,
    {
      retryable: true,
      causeKey: 'error in answer',
    },
  );
}
