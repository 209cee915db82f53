import { ModelError } from '#core/engine/ports.ts';
import { listBaselines } from '#core/providers/baseline-models.ts';
import { isRemote, offlineLockMessage } from '#core/providers/held-back.ts';
import type { Endpoint } from '#core/providers/model-spec.ts';
import type { OfflineLock } from '#core/providers/offline-lock.ts';
import { type KnownContexts, listOllamaModels } from '#core/providers/ollama-models.ts';
import { listOpenAiModels } from '#core/providers/openai-models.ts';
import type { ModelInfo, ProviderConfig, ProviderState } from '#shared/domain/model.ts';

import { endpointOf } from './endpoint-of.ts';
import { keyHint, missingKeyMessage, needsKey } from './provider-key.ts';

export interface ProbeOptions {
  readonly key: string | null;
  readonly offlineLock: OfflineLock;
  /** Longest wait for the server. */
  readonly waitMs: number;
  readonly known: KnownContexts;
}

/** Looks at a provider: can it be used, and which models has it? Never throws for what the server does. */
export async function probeProvider(config: ProviderConfig, options: ProbeOptions): Promise<ProviderState> {
  const { key, offlineLock } = options;
  const state = (status: ProviderState['status'], message: string | null, models: ModelInfo[] = []) => ({
    config,
    status,
    message,
    hasKey: key !== null,
    keyHint: keyHint(key),
    models,
  });
  if (offlineLock.isOn && isRemote(config)) return state('offline-locked', offlineLockMessage(config));
  if (key === null && needsKey(config)) return state('no-key', missingKeyMessage(config));
  const signal = AbortSignal.timeout(options.waitMs);
  try {
    const endpoint = { ...endpointOf(config, key), offlineLock };
    return state('ready', null, await listModels(endpoint, signal, options.known));
  } catch (error) {
    if (signal.aborted) return state('unreachable', tooSlow(config, options.waitMs));
    if (!(error instanceof ModelError)) throw error;
    const isRefused = error.status === 401 || error.status === 403;
    return state(isRefused ? 'key-refused' : 'unreachable', error.message);
  }
}

function listModels(endpoint: Endpoint, signal: AbortSignal, known: KnownContexts): Promise<ModelInfo[]> {
  switch (endpoint.kind) {
    case 'ollama':
      return listOllamaModels(endpoint, signal, known);
    case 'openai':
      return listOpenAiModels(endpoint, signal);
    case 'baseline':
      return Promise.resolve(listBaselines(endpoint.name));
    case 'replay':
      return Promise.resolve([]);
  }
}

function tooSlow({ name, baseUrl }: ProviderConfig, waitMs: number): string {
  return `${name} at ${baseUrl} did not answer within ${waitMs / 1_000} s. Check the address, or try again when the server is less busy.`;
}
