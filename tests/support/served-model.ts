import { onTestFinished } from 'vitest';

import type { Model } from '#core/engine/ports.ts';
import { createModel } from '#core/providers/index.ts';
import type { ModelSpec } from '#core/providers/model-spec.ts';

import { type OllamaServerOptions, startOllamaServer } from './ollama-server.ts';
import { type OpenAiServerOptions, startOpenAiServer } from './openai-server.ts';
import type { ScriptedServer } from './scripted-server.ts';
import { testLock } from './test-lock.ts';

export interface ServedModel {
  server: ScriptedServer;
  model: Model;
}

/** An OpenAI-compatible server and a model of it; both gone when the test is over. */
export async function openAiModel(
  options: Partial<OpenAiServerOptions> = {},
  spec: Partial<ModelSpec> = {},
): Promise<ServedModel> {
  const server = await startOpenAiServer({ answer: () => 'four', ...options });
  return served(server, { kind: 'openai', name: 'openai', baseUrl: `${server.url}/v1`, ...spec });
}

/** An Ollama server and a model of it; both gone when the test is over. */
export async function ollamaModel(
  options: Partial<OllamaServerOptions> = {},
  spec: Partial<ModelSpec> = {},
): Promise<ServedModel> {
  const server = await startOllamaServer({ answer: () => 'four', ...options });
  return served(server, { kind: 'ollama', name: 'ollama', baseUrl: server.url, ...spec });
}

function served(
  server: ScriptedServer,
  spec: Pick<ModelSpec, 'kind' | 'name'> & Partial<ModelSpec>,
): ServedModel {
  const whole: ModelSpec = {
    model: 'test-model',
    baseUrl: null,
    key: null,
    keyVariable: null,
    ...spec,
  };
  const model = createModel(whole, testLock(false));
  onTestFinished(async () => {
    await model.close?.();
    await server.close();
  });
  return { server, model };
}
