import * as z from 'zod';

import type { ModelInfo } from '#shared/domain/model.ts';

import { modelErrorIn } from './model-error-in.ts';
import type { Endpoint } from './model-spec.ts';
import { createOllamaClient } from './ollama-client.ts';
import { readOllamaModel } from './ollama-facts.ts';
import { badAnswer } from './stream-failure.ts';
import { createTransport } from './transport.ts';

const Listed = z.looseObject({
  name: z.string().min(1),
  size: z.number().nullish(),
  digest: z.string().nullish(),
  details: z
    .looseObject({ parameter_size: z.string().nullish(), quantization_level: z.string().nullish() })
    .nullish(),
});
const List = z.looseObject({ models: z.array(Listed).nullish() });

/** Context lengths by digest: they never change, so each is asked for once. */
export type KnownContexts = Map<string, number | null>;

/** The models an Ollama server has, loaded ones marked. Throws ModelError. */
export async function listOllamaModels(
  endpoint: Endpoint,
  signal: AbortSignal,
  known: KnownContexts = new Map(),
): Promise<ModelInfo[]> {
  const transport = createTransport(endpoint, null);
  const { fetch } = transport;
  const client = createOllamaClient({ endpoint, fetch, signal, streams: false });
  try {
    // Which models are loaded is a nicety that not every server tells.
    const [tags, running] = await Promise.all([client.list(), client.ps().catch(() => null)]);
    const models = List.safeParse(tags);
    if (!models.success) throw badAnswer(endpoint, 'its list of models has another form');
    const loaded = new Set(List.safeParse(running).data?.models?.map(({ name }) => name));
    return await Promise.all(
      (models.data.models ?? []).map(async (listed) => ({
        ...infoOf(endpoint, listed),
        state: loaded.has(listed.name) ? ('loaded' as const) : ('ready' as const),
        contextTokens: await contextOf({ endpoint, fetch, signal }, listed, known),
      })),
    );
  } catch (error) {
    signal.throwIfAborted();
    throw modelErrorIn(error) ?? badAnswer(endpoint, 'its list of models is not JSON');
  } finally {
    await transport.close();
  }
}

function infoOf(endpoint: Endpoint, { name, size, digest, details }: z.infer<typeof Listed>) {
  return {
    name: `${endpoint.name}:${name}`,
    provider: endpoint.name,
    model: name,
    sizeBytes: size ?? null,
    parameters: details?.parameter_size || null,
    quantization: details?.quantization_level || null,
    digest: digest ?? null,
    description: null,
  };
}

interface Way {
  readonly endpoint: Endpoint;
  readonly fetch: typeof globalThis.fetch;
  readonly signal: AbortSignal;
}

/** Only a nicety of the list: without it the list is still worth having. */
async function contextOf(
  { endpoint, fetch, signal }: Way,
  { name, digest }: z.infer<typeof Listed>,
  known: KnownContexts,
): Promise<number | null> {
  const earlier = digest ? known.get(digest) : undefined;
  if (earlier !== undefined) return earlier;
  try {
    const { contextTokens } = await readOllamaModel(endpoint, fetch, name, signal);
    if (digest) known.set(digest, contextTokens);
    return contextTokens;
  } catch {
    return null;
  }
}
