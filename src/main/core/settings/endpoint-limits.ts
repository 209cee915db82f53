import { isRemote } from '#core/providers/held-back.ts';
import type { EndpointLimits } from '#core/runs/carry/endpoint.ts';
import type { ProviderConfig } from '#shared/domain/model.ts';

import type { Variables } from './ready-made-providers.ts';

/** Answers that need no server are only a matter of threads. */
const IN_PROCESS = 32;
const DEFAULT = 4;

/** What an endpoint allows: as chosen, else 4 at once, or what OLLAMA_NUM_PARALLEL says (1 without it) for an Ollama on this machine, which has one model loaded at a time. */
export function endpointLimits(config: ProviderConfig, variables: Variables): EndpointLimits {
  const { kind, baseUrl, concurrency, requestsPerMinute } = config;
  const isLocalOllama = kind === 'ollama' && !isRemote(config);
  return {
    key: baseUrl === null ? kind : `${kind} ${baseUrl}`,
    concurrency: concurrency ?? defaultConcurrency(kind, isLocalOllama, variables),
    requestsPerMinute,
    oneModelAtATime: isLocalOllama,
  };
}

function defaultConcurrency(
  kind: ProviderConfig['kind'],
  isLocalOllama: boolean,
  variables: Variables,
): number {
  if (kind === 'baseline' || kind === 'replay') return IN_PROCESS;
  if (!isLocalOllama) return DEFAULT;
  const parallel = Number(variables['OLLAMA_NUM_PARALLEL']);
  return Number.isInteger(parallel) && parallel > 0 ? Math.min(parallel, 256) : 1;
}
