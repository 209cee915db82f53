import * as z from 'zod';

import type { ModelError } from '#core/engine/ports.ts';

import { modelErrorIn } from './model-error-in.ts';
import type { Endpoint } from './model-spec.ts';
import { createOllamaClient } from './ollama-client.ts';

const Tags = z.looseObject({
  models: z.array(z.looseObject({ name: z.string(), digest: z.string().nullish() })).nullish(),
});
const Show = z.looseObject({
  model_info: z.record(z.string(), z.unknown()).nullish(),
  capabilities: z.array(z.string()).nullish(),
});

/** What Ollama says about one of its models. */
export interface OllamaModelFacts {
  /** Tokens the model was trained to read; null if unknown. */
  readonly contextTokens: number | null;
  readonly thinks: boolean;
}

/** Asks `/api/show`. Throws ModelError `model missing` for a model that is not there. A server without this call knows nothing. */
export async function readOllamaModel(
  endpoint: Endpoint,
  fetch: typeof globalThis.fetch,
  model: string,
  signal: AbortSignal,
): Promise<OllamaModelFacts> {
  const client = createOllamaClient({ endpoint, fetch, signal, streams: false });
  const shown = Show.safeParse(await answerOf(client.show({ model }), signal));
  if (!shown.success) return { contextTokens: null, thinks: false };
  const { model_info: info, capabilities } = shown.data;
  return { contextTokens: contextLength(info ?? {}), thinks: capabilities?.includes('thinking') ?? false };
}

/** Asks `/api/tags` for the digest of a model's weights; null if it is not told. */
export async function readOllamaDigest(
  endpoint: Endpoint,
  fetch: typeof globalThis.fetch,
  model: string,
  signal: AbortSignal,
): Promise<string | null> {
  const client = createOllamaClient({ endpoint, fetch, signal, streams: false });
  const tags = Tags.safeParse(await answerOf(client.list(), signal));
  const listed = tags.data?.models?.find(({ name }) => name === model || name === `${model}:latest`);
  return listed?.digest ?? null;
}

/** The field is named after the architecture, such as `llama.context_length`. */
function contextLength(info: Readonly<Record<string, unknown>>): number | null {
  const name = `${String(info['general.architecture'])}.context_length`;
  const value = info[name] ?? Object.entries(info).find(([key]) => key.endsWith('.context_length'))?.[1];
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : null;
}

/** What was answered; null where this server answers with an HTTP error that says nothing about the model. */
async function answerOf(call: Promise<unknown>, signal: AbortSignal): Promise<unknown> {
  try {
    return await call;
  } catch (error) {
    signal.throwIfAborted();
    const failure = modelErrorIn(error);
    if (failure && isAboutTheCall(failure)) throw failure;
    return null;
  }
}

function isAboutTheCall({ status, causeKey }: ModelError): boolean {
  return status === null || causeKey === 'model missing' || status === 401 || status === 403;
}
