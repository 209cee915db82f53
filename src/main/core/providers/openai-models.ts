import * as z from 'zod';

import type { ModelInfo } from '#shared/domain/model.ts';

import { modelErrorIn } from './model-error-in.ts';
import type { Endpoint } from './model-spec.ts';
import { createOpenAiClient } from './openai-client.ts';
import { badAnswer } from './stream-failure.ts';
import { createTransport } from './transport.ts';

const length = z.int().positive().nullish().catch(null);
const List = z.looseObject({
  data: z.array(z.looseObject({ id: z.string().min(1), max_model_len: length, context_length: length })),
});

/** The models an OpenAI-compatible server lists; none for a server without such a list. Throws ModelError. */
export async function listOpenAiModels(endpoint: Endpoint, signal: AbortSignal): Promise<ModelInfo[]> {
  const transport = createTransport(endpoint, null);
  const client = createOpenAiClient(endpoint.baseUrl ?? '', transport.fetch);
  try {
    const response = await client.models.list({ signal }).asResponse();
    const parsed = List.safeParse(jsonOrNull(await response.text()));
    if (!parsed.success) throw badAnswer(endpoint, 'its list of models has another form');
    return parsed.data.data.map((model) => infoOf(endpoint, model));
  } catch (error) {
    signal.throwIfAborted();
    const failure = modelErrorIn(error);
    if (failure?.status === 404 || failure?.status === 405) return [];
    throw failure ?? badAnswer(endpoint, 'its list of models broke off');
  } finally {
    await transport.close();
  }
}

function infoOf(endpoint: Endpoint, model: z.infer<typeof List>['data'][number]): ModelInfo {
  return {
    name: `${endpoint.name}:${model.id}`,
    provider: endpoint.name,
    model: model.id,
    state: 'ready',
    sizeBytes: null,
    parameters: null,
    quantization: null,
    contextTokens: model.max_model_len ?? model.context_length ?? null,
    digest: null,
    description: null,
  };
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
