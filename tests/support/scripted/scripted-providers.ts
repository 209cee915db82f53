import type { Handlers } from '#shared/contract.ts';
import type { Price, ProviderState } from '#shared/domain/model.ts';
import type { Publish } from './scripted-core.ts';

/** Providers in each state: a live Ollama, one without a key, one that cannot be reached. */
export function providerAnswers(publish: Publish): Partial<Handlers> {
  let providers = sampleProviders();
  let prices: Price[] = [{ model: 'openai:gpt-4o-mini', inputUsd: 0.15, outputUsd: 0.6 }];
  return {
    'providers.list': async () => providers,
    'models.list': async () => providers.flatMap(({ models }) => models),
    'prices.list': async () => prices,
    'prices.set': async ({ model, price }) => {
      prices = prices.filter((each) => each.model !== model);
      if (price) prices.push({ model, ...price });
      return {};
    },
    'providers.save': async (config) => {
      const others = providers.filter((each) => each.config.name !== config.name);
      const before = providers.find((each) => each.config.name === config.name);
      const added: ProviderState = {
        status: 'ready',
        message: null,
        hasKey: false,
        keyHint: null,
        models: [],
        ...before,
        config: { ...config, builtIn: false },
      };
      providers = [...others, added];
      publish('providers.changed', {});
      return {};
    },
    'providers.remove': async ({ name }) => {
      providers = providers.filter((each) => each.config.name !== name);
      publish('providers.changed', {});
      return {};
    },
    'providers.setKey': async ({ name, key }) => {
      providers = providers.map((each) =>
        each.config.name === name
          ? {
              ...each,
              hasKey: key !== null,
              keyHint: key?.slice(-4) ?? null,
              status: key ? 'ready' : 'no-key',
              message: null,
            }
          : each,
      );
      publish('providers.changed', {});
      return {};
    },
    'models.test': async ({ model }) =>
      model.startsWith('lab:')
        ? {
            ok: false,
            reply: '',
            message:
              'Nothing answers at http://10.0.0.5:8000/v1 (connection refused). Start the server or change the address.',
            firstTokenMs: null,
            tokensPerSecond: null,
          }
        : {
            ok: true,
            reply: 'Hello! How can I help you today?',
            message: null,
            firstTokenMs: 182,
            tokensPerSecond: 34.2,
          },
    'models.pull': async ({ provider, model }) => {
      publish('model.pull', {
        provider,
        model,
        status: 'pulling 845dbda0ea48',
        completedBytes: 1_200_000_000,
        totalBytes: 4_700_000_000,
        state: 'running',
        message: null,
      });
      return {};
    },
    'models.cancelPull': async ({ provider, model }) => {
      publish('model.pull', {
        provider,
        model,
        status: 'cancelled',
        completedBytes: null,
        totalBytes: null,
        state: 'cancelled',
        message: null,
      });
      return {};
    },
  };
}

function sampleProviders(): ProviderState[] {
  const common = { builtIn: true, concurrency: null, requestsPerMinute: null };
  return [
    {
      config: {
        name: 'ollama',
        kind: 'ollama',
        baseUrl: 'http://127.0.0.1:11434',
        keyVariable: null,
        ...common,
      },
      status: 'ready',
      message: null,
      hasKey: false,
      keyHint: null,
      models: [
        model('ollama', 'qwen2.5:7b-instruct', 'loaded', 4_700_000_000, '7.6B', 'Q4_K_M', 32_768),
        model('ollama', 'llama3.1:8b', 'ready', 4_900_000_000, '8.0B', 'Q4_K_M', 131_072),
      ],
    },
    {
      config: {
        name: 'openai',
        kind: 'openai',
        baseUrl: 'https://api.openai.com/v1',
        keyVariable: 'OPENAI_API_KEY',
        ...common,
      },
      status: 'no-key',
      message: 'No key. Set OPENAI_API_KEY or add the key here.',
      hasKey: false,
      keyHint: null,
      models: [],
    },
    {
      config: {
        name: 'lab',
        kind: 'openai',
        baseUrl: 'http://10.0.0.5:8000/v1',
        keyVariable: null,
        builtIn: false,
        concurrency: 16,
        requestsPerMinute: null,
      },
      status: 'unreachable',
      message:
        'Nothing answers at http://10.0.0.5:8000/v1 (connection refused). Start the server or change the address.',
      hasKey: true,
      keyHint: '1f3a',
      models: [],
    },
    {
      config: { name: 'baseline', kind: 'baseline', baseUrl: null, keyVariable: null, ...common },
      status: 'ready',
      message: null,
      hasKey: false,
      keyHint: null,
      models: ['gold', 'empty', 'echo'].map((name) =>
        model('baseline', name, 'ready', null, null, null, null),
      ),
    },
    {
      config: { name: 'replay', kind: 'replay', baseUrl: null, keyVariable: null, ...common },
      status: 'ready',
      message: null,
      hasKey: false,
      keyHint: null,
      models: [],
    },
  ];
}

function model(
  provider: string,
  name: string,
  state: 'ready' | 'loaded',
  sizeBytes: number | null,
  parameters: string | null,
  quantization: string | null,
  contextTokens: number | null,
): ProviderState['models'][number] {
  const digest =
    sizeBytes === null ? null : 'sha256:845dbda0ea48ed749caafd9e6037047aa19acfcfd82e704d7ca97d631a0b697e';
  return {
    name: `${provider}:${name}`,
    provider,
    model: name,
    state,
    sizeBytes,
    parameters,
    quantization,
    contextTokens,
    digest,
    description: provider === 'baseline' ? 'Answers with the reference solution.' : null,
  };
}
