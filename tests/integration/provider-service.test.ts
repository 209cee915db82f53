import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import type { ProviderState } from '#shared/domain/model.ts';

import { type OllamaServerOptions, startOllamaServer } from '../support/ollama-server.ts';
import { type OpenAiServerOptions, startOpenAiServer } from '../support/openai-server.ts';
import { NOBODY, openProviderWorld } from '../support/provider-world.ts';

const answer = () => 'four';
const LOCAL = { keyVariable: null, concurrency: null, requestsPerMinute: null };

async function openAiServer(options: Partial<OpenAiServerOptions> = {}) {
  const server = await startOpenAiServer({ answer, ...options });
  onTestFinished(() => server.close());
  return server;
}

async function ollamaServer(options: Partial<OllamaServerOptions> = {}) {
  const server = await startOllamaServer({ answer, ...options });
  onTestFinished(() => server.close());
  return server;
}

function stateOf(states: readonly ProviderState[], name: string) {
  return states.find(({ config }) => config.name === name);
}

test('the ready-made providers are there with the addresses the variables give them', async () => {
  const { handlers } = await openProviderWorld({ OPENAI_BASE_URL: 'http://127.0.0.1:2/v1' });

  const states = await handlers['providers.list']();

  expect(states.map(({ config }) => [config.name, config.baseUrl, config.builtIn])).toEqual([
    ['ollama', NOBODY, true],
    ['openai', 'http://127.0.0.1:2/v1', true],
    ['baseline', null, true],
    ['replay', null, true],
  ]);
});

test('the models of an Ollama are listed with what it tells about them', async () => {
  const server = await ollamaServer({
    models: [{ name: 'qwen3:8b', digest: 'abc', contextTokens: 40_960, loaded: true }, { name: 'small:1b' }],
  });
  const { handlers } = await openProviderWorld({ OLLAMA_HOST: server.url });

  const models = (await handlers['models.list']()).filter(({ provider }) => provider === 'ollama');

  expect(models).toMatchObject([
    {
      name: 'ollama:qwen3:8b',
      model: 'qwen3:8b',
      state: 'loaded',
      sizeBytes: 4_000_000_000,
      parameters: '8.2B',
      quantization: 'Q4_K_M',
      contextTokens: 40_960,
      digest: 'abc',
    },
    { name: 'ollama:small:1b', state: 'ready' },
  ]);
});

test('a provider can be added, changed, listed and removed', async () => {
  const server = await openAiServer({ models: ['tiny'] });
  const { handlers, events } = await openProviderWorld();
  const config = { ...LOCAL, name: 'vllm', kind: 'openai' as const, baseUrl: `${server.url}/v1/` };

  await handlers['providers.save'](config);
  const added = stateOf(await handlers['providers.list'](), 'vllm');
  await handlers['providers.remove']({ name: 'vllm' });
  const left = stateOf(await handlers['providers.list'](), 'vllm');

  expect(added).toMatchObject({
    status: 'ready',
    config: { baseUrl: `${server.url}/v1`, builtIn: false },
    models: [{ name: 'vllm:tiny' }],
  });
  expect(left).toBeUndefined();
  expect(events.filter(({ name }) => name === 'providers.changed')).toHaveLength(2);
});

test('a ready-made provider that was changed goes back when it is removed, and then stays', async () => {
  const { handlers } = await openProviderWorld();
  await handlers['providers.save']({
    ...LOCAL,
    name: 'ollama',
    kind: 'ollama',
    baseUrl: 'http://127.0.0.1:3',
    concurrency: 2,
  });

  const changed = stateOf(await handlers['providers.list'](), 'ollama');
  await handlers['providers.remove']({ name: 'ollama' });
  const back = stateOf(await handlers['providers.list'](), 'ollama');

  expect(changed?.config).toMatchObject({ baseUrl: 'http://127.0.0.1:3', concurrency: 2, builtIn: true });
  expect(back?.config).toMatchObject({ baseUrl: NOBODY, concurrency: null });
  await expect(handlers['providers.remove']({ name: 'ollama' })).rejects.toMatchObject({
    code: 'invalid-input',
  });
});

test.each([
  [
    'a ready-made name with another kind',
    { name: 'baseline', kind: 'openai', baseUrl: 'http://a.example' },
    'conflict',
  ],
  ['no address', { name: 'mine', kind: 'openai', baseUrl: null }, 'invalid-input'],
  [
    'a password in the address',
    { name: 'mine', kind: 'openai', baseUrl: 'http://u:p@a.example' },
    'invalid-input',
  ],
  ['a baseline of its own', { name: 'mine', kind: 'baseline', baseUrl: null }, 'invalid-input'],
] as const)('a provider with %s is refused', async (_what, config, code) => {
  const { handlers, catalog } = await openProviderWorld();

  await expect(handlers['providers.save']({ ...LOCAL, ...config })).rejects.toMatchObject({ code });

  expect(await catalog.providers.list()).toEqual([]);
});

test('a server that never answers does not hold up the list', async () => {
  const never = new Promise<void>(() => undefined);
  const dead = await openAiServer({ answer });
  await dead.close();
  const silent = await startOpenAiServer({ answer, beforeAnything: () => never });
  onTestFinished(() => silent.close());
  const { handlers } = await openProviderWorld({}, 100);
  for (const [name, { url }] of Object.entries({ dead, silent })) {
    await handlers['providers.save']({ ...LOCAL, name, kind: 'openai', baseUrl: `${url}/v1` });
  }

  const states = await handlers['providers.list']();

  expect(stateOf(states, 'dead')).toMatchObject({ status: 'unreachable' });
  expect(stateOf(states, 'silent')).toMatchObject({ status: 'unreachable' });
  expect(stateOf(states, 'silent')?.message).toContain('did not answer within 0.1 s');
  expect(stateOf(states, 'ollama')?.message).toBe(
    'Ollama is not running at http://127.0.0.1:1023. Start it with `ollama serve`, or change the address under Models.',
  );
  expect(stateOf(states, 'baseline')).toMatchObject({ status: 'ready', message: null });
});

test('keys: missing, refused and right ones are told apart, and only their end is shown', async () => {
  const server = await openAiServer({ key: 'the-right-key-1234' });
  const { handlers } = await openProviderWorld();
  const config = { ...LOCAL, name: 'mine', kind: 'openai' as const, baseUrl: `${server.url}/v1` };
  await handlers['providers.save']({ ...config, keyVariable: 'MY_KEY' });
  const look = async () => stateOf(await handlers['providers.list'](), 'mine');

  const missing = await look();
  await handlers['providers.setKey']({ name: 'mine', key: 'the-wrong-key-5678' });
  const wrong = await look();
  await handlers['providers.setKey']({ name: 'mine', key: ' the-right-key-1234\n' });
  const right = await look();

  expect(missing).toMatchObject({ status: 'no-key', hasKey: false, keyHint: null });
  expect(missing?.message).toContain('MY_KEY');
  expect(wrong).toMatchObject({ status: 'key-refused', hasKey: true, keyHint: '5678' });
  expect(right).toMatchObject({ status: 'ready', keyHint: '1234' });
});

test('a key in the environment goes before a stored one', async () => {
  const server = await openAiServer({ key: 'from-the-environment' });
  const { handlers, service } = await openProviderWorld({ MY_KEY: 'from-the-environment\n' });
  const config = { ...LOCAL, name: 'mine', kind: 'openai' as const, baseUrl: `${server.url}/v1` };
  await handlers['providers.save']({ ...config, keyVariable: 'MY_KEY' });
  await handlers['providers.setKey']({ name: 'mine', key: 'from-the-store' });

  const { spec } = await service.access.prepare('mine:any');

  expect(spec.key).toBe('from-the-environment');
});

test('a removed provider takes its key along', async () => {
  const { handlers, secrets } = await openProviderWorld();
  const config = { ...LOCAL, name: 'mine', kind: 'openai' as const, baseUrl: 'http://127.0.0.1:1/v1' };
  await handlers['providers.save'](config);
  await handlers['providers.setKey']({ name: 'mine', key: 'a-key' });

  await handlers['providers.remove']({ name: 'mine' });

  expect(await secrets.get('mine')).toBeNull();
});

test('a model can be tried', async () => {
  const server = await openAiServer({ answer: () => 'ready' });
  const { handlers, dataDirectory } = await openProviderWorld({ OPENAI_BASE_URL: `${server.url}/v1` });
  const recording = join(dataDirectory, 'recorded.jsonl');
  writeFileSync(recording, '{"id":"a","response":"one"}\n{"id":"b","response":"two"}\n');

  const recorded = await handlers['models.test']({ model: `replay:${recording}` });
  const right = await handlers['models.test']({ model: 'openai:test-model' });
  const down = await handlers['models.test']({ model: 'ollama:test-model' });

  expect(recorded).toMatchObject({ ok: true, reply: '2 recorded answers' });
  expect(right).toMatchObject({ ok: true, reply: 'ready', message: null });
  expect(right.firstTokenMs).toBeGreaterThanOrEqual(0);
  expect(down).toMatchObject({ ok: false });
  expect(down.message).toContain('ollama serve');
});

test('what a run needs of a model is prepared', async () => {
  const server = await ollamaServer({ models: [{ name: 'qwen3:latest', digest: 'abc' }] });
  const { service } = await openProviderWorld({ OLLAMA_HOST: server.url, OLLAMA_NUM_PARALLEL: '2' });

  const prepared = await service.access.prepare('ollama:qwen3');

  expect(prepared).toEqual({
    spec: {
      kind: 'ollama',
      name: 'ollama',
      model: 'qwen3',
      baseUrl: server.url,
      key: null,
      keyVariable: null,
    },
    endpoint: {
      key: `ollama ${server.url}`,
      concurrency: 2,
      requestsPerMinute: null,
      oneModelAtATime: true,
    },
    isConcurrencyDefault: true,
    identity: `ollama ${server.url} qwen3 abc`,
    digest: 'abc',
  });
});

test('what stands in the way of a run is said beforehand', async () => {
  const server = await ollamaServer({ models: ['here'] });
  const other = await openAiServer({ models: ['listed'] });
  const { service, dataDirectory } = await openProviderWorld({
    OLLAMA_HOST: server.url,
    OPENAI_BASE_URL: `${other.url}/v1`,
  });
  const broken = join(dataDirectory, 'broken.jsonl');
  writeFileSync(broken, '{"id":"a","response":"one"}\nnot json\n');
  const problems = (model: string) => service.access.problems(model);

  expect(await problems('ollama:here')).toEqual([]);
  expect(await problems('openai:listed')).toEqual([]);
  expect(await problems('baseline:gold')).toEqual([]);
  expect(await problems('ollama:gone')).toMatchObject(
    [{ blocking: true, message: /ollama pull gone/ }].map(matching),
  );
  expect(await problems('openai:unlisted')).toMatchObject(
    [{ blocking: false, message: /does not list/ }].map(matching),
  );
  expect(await problems('baseline:clever')).toMatchObject(
    [{ blocking: true, message: /no baseline/ }].map(matching),
  );
  expect(await problems('nobody:x')).toMatchObject(
    [{ blocking: true, message: /no provider/ }].map(matching),
  );
  expect(await problems(`replay:${broken}`)).toMatchObject(
    [{ blocking: true, message: /line 2/ }].map(matching),
  );
  expect(await problems('replay:/nowhere.jsonl')).toMatchObject(
    [{ blocking: true, message: /nowhere/ }].map(matching),
  );
});

function matching({ blocking, message }: { blocking: boolean; message: RegExp }) {
  return { blocking, message: expect.stringMatching(message) };
}

test('with the offline lock on, models elsewhere are refused and those here are not', async () => {
  const server = await openAiServer();
  const { service, handlers } = await openProviderWorld({ OPENAI_API_KEY: 'some-key' });
  const config = { ...LOCAL, kind: 'openai' as const, name: 'mine', baseUrl: `${server.url}/v1` };
  await handlers['providers.save'](config);

  await handlers['settings.set']({ offlineLock: true });

  await expect(service.access.prepare('openai:gpt')).rejects.toMatchObject({ code: 'offline-locked' });
  expect((await service.access.prepare('mine:any')).spec.name).toBe('mine');
  expect(stateOf(await handlers['providers.list'](), 'openai')?.status).toBe('offline-locked');
  await expect(handlers['models.pull']({ provider: 'ollama', model: 'm' })).rejects.toMatchObject({
    code: 'offline-locked',
  });
});

test('a download tells how far it is and ends', async () => {
  const server = await ollamaServer();
  const { handlers, events, event } = await openProviderWorld({ OLLAMA_HOST: server.url });

  await handlers['models.pull']({ provider: 'ollama', model: 'qwen3:8b' });
  await event((name) => name === 'providers.changed');

  const states = events.filter(({ name }) => name === 'model.pull').map(({ payload }) => payload);
  expect(states[0]).toMatchObject({ provider: 'ollama', model: 'qwen3:8b', state: 'running' });
  expect(states.at(-1)).toMatchObject({ state: 'done', completedBytes: 100, totalBytes: 100, message: null });
});

test('a download can be cancelled, and only once at a time', async () => {
  const never = new Promise<void>(() => undefined);
  const server = await ollamaServer({
    beforePiece: (_entry, place) => (place < 2 ? Promise.resolve() : never),
  });
  const { handlers, event } = await openProviderWorld({ OLLAMA_HOST: server.url });
  const pull = { provider: 'ollama', model: 'qwen3:8b' };
  await handlers['models.pull'](pull);
  await event((_name, payload) => (payload as { completedBytes?: number }).completedBytes === 40);

  await expect(handlers['models.pull'](pull)).rejects.toMatchObject({ code: 'conflict' });
  await handlers['models.cancelPull'](pull);

  await event((_name, payload) => (payload as { state?: string }).state === 'cancelled');
  await server.until((log) => log[0]?.aborted === true);
  await expect(handlers['models.cancelPull'](pull)).rejects.toMatchObject({ code: 'not-found' });
});

test('a download that fails says why', async () => {
  const server = await ollamaServer({
    pullLines: [{ status: 'pulling manifest' }, { error: 'pull model manifest: file does not exist' }],
  });
  const { handlers, event } = await openProviderWorld({ OLLAMA_HOST: server.url });

  await handlers['models.pull']({ provider: 'ollama', model: 'nonsense' });

  const failed = await event((_name, payload) => (payload as { state?: string }).state === 'failed');
  expect(failed).toMatchObject({ message: expect.stringContaining('file does not exist') });
});

test('settings change one by one and are told to everybody', async () => {
  const { handlers, events } = await openProviderWorld();
  await handlers['settings.set']({ offlineLock: true });

  const settings = await handlers['settings.set']({ theme: 'dark' });

  expect(settings).toMatchObject({ theme: 'dark', offlineLock: true });
  expect(events.filter(({ name }) => name === 'settings.changed').at(-1)?.payload).toEqual(settings);
});

test('prices are kept and removed', async () => {
  const { handlers } = await openProviderWorld();
  await handlers['prices.set']({ model: 'openai:big', price: { inputUsd: 1, outputUsd: 2 } });

  const kept = await handlers['prices.list']();
  await handlers['prices.set']({ model: 'openai:big', price: null });

  expect(kept).toEqual([{ model: 'openai:big', inputUsd: 1, outputUsd: 2 }]);
  expect(await handlers['prices.list']()).toEqual([]);
});
