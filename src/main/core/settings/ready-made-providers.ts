import type { ProviderConfig, ProviderKind } from '#shared/domain/model.ts';

import { ollamaAddress } from './ollama-host.ts';

export type Variables = Readonly<Record<string, string | undefined>>;

const OPENAI_ADDRESS = 'https://api.openai.com/v1';

/** The providers everybody has, with the addresses that environment variables give them. */
export function readyMadeProviders(variables: Variables): readonly ProviderConfig[] {
  const openAi = variables['OPENAI_BASE_URL']?.trim();
  return [
    readyMade('ollama', ollamaAddress(variables['OLLAMA_HOST'])),
    readyMade('openai', URL.canParse(openAi ?? '') ? (openAi ?? null) : OPENAI_ADDRESS, 'OPENAI_API_KEY'),
    readyMade('baseline', null),
    readyMade('replay', null),
  ];
}

function readyMade(
  kind: ProviderKind,
  baseUrl: string | null,
  keyVariable: string | null = null,
): ProviderConfig {
  return {
    name: kind,
    kind,
    baseUrl,
    keyVariable,
    builtIn: true,
    concurrency: null,
    requestsPerMinute: null,
  };
}
