import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';

import { expect, onTestFinished, test, vi } from 'vitest';

import { createModel } from '#core/providers/index.ts';
import { toReply } from '#shared/errors.ts';

import { startOllamaServer } from '../support/ollama-server.ts';
import { startOpenAiServer } from '../support/openai-server.ts';
import { openProviderWorld, type ProviderWorld } from '../support/provider-world.ts';
import { callContext, chatRequest } from '../support/scripted-case.ts';
import type { ScriptedServer } from '../support/scripted-server.ts';
import { testLock } from '../support/test-lock.ts';

const STORED = 'sk-canary-stored-7f3a9c/+=';
const IN_VARIABLE = 'sk-canary-variable-51be20/+=';
const KEYS = [STORED, IN_VARIABLE];

function formsOf(key: string): string[] {
  return [key, encodeURIComponent(key), Buffer.from(key).toString('base64')];
}

function leaksIn(text: string): string[] {
  return KEYS.flatMap(formsOf).filter((form) => text.includes(form));
}

/** Servers that write the key wherever a server can write anything. */
async function chattyServers(key: string): Promise<Record<string, ScriptedServer>> {
  const said = `you sent "Authorization: Bearer ${key}" (${formsOf(key).join(', ')})`;
  const answer = () => said;
  const faults = { seed: 1, shares: { 'server-error': 1 }, lastingShare: 1 } as const;
  const servers = {
    refusing: await startOpenAiServer({ answer, key: 'another', echoesKey: true }),
    answering: await startOpenAiServer({ answer, reasoning: { field: 'reasoning', text: answer } }),
    broken: await startOpenAiServer({ answer, faults, errorText: said }),
    'ollama-stream': await startOllamaServer({ answer, errorInStream: said }),
    'ollama-body': await startOllamaServer({ answer, errorInBody: said, pullLines: [{ error: said }] }),
  };
  onTestFinished(async () => {
    for (const server of Object.values(servers)) await server.close();
  });
  return servers;
}

async function addProviders(world: ProviderWorld, servers: Record<string, ScriptedServer>, key: string) {
  for (const [name, { url }] of Object.entries(servers)) {
    const isOllama = name.startsWith('ollama');
    await world.handlers['providers.save']({
      name: key === STORED ? name : `${name}-2`,
      kind: isOllama ? 'ollama' : 'openai',
      baseUrl: isOllama ? url : `${url}/v1`,
      keyVariable: key === STORED ? null : 'CANARY_KEY',
      concurrency: null,
      requestsPerMinute: null,
    });
    if (key === STORED) await world.handlers['providers.setKey']({ name, key });
  }
}

/** Everything that can be seen of an outcome: as a door sends it, and as a log would show it, with causes. */
async function outcomeOf(call: Promise<unknown>): Promise<string> {
  try {
    const value = await call;
    return `${JSON.stringify(value)} ${inspect(value, { depth: 10 })}`;
  } catch (error) {
    return `${JSON.stringify(toReply(error))} ${inspect(error, { depth: 10 })}`;
  }
}

async function exercise({ handlers, service, catalog }: ProviderWorld): Promise<string[]> {
  const outcomes = [
    await outcomeOf(handlers['providers.list']()),
    await outcomeOf(handlers['models.list']()),
    await outcomeOf(handlers['settings.get']()),
    await outcomeOf(catalog.providers.list()),
  ];
  for (const { name, kind } of await catalog.providers.list()) {
    const model = `${name}:test-model`;
    outcomes.push(
      await outcomeOf(handlers['models.test']({ model })),
      await outcomeOf(service.access.problems(model)),
      await outcomeOf(completed(service, model)),
    );
    if (kind === 'ollama') {
      outcomes.push(await outcomeOf(handlers['models.pull']({ provider: name, model: 'any' })));
    }
  }
  return outcomes;
}

async function completed(service: ProviderWorld['service'], name: string) {
  const { spec } = await service.access.prepare(name);
  const model = createModel(spec, testLock(false));
  try {
    return await model.complete(chatRequest('hello'), callContext());
  } finally {
    await model.close?.();
  }
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}

test('keys appear nowhere but in the requests and in the file of keys', async () => {
  const consoles = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) =>
    vi.spyOn(console, name).mockImplementation(() => undefined),
  );
  onTestFinished(() => consoles.forEach((spy) => spy.mockRestore()));
  const world = await openProviderWorld({ CANARY_KEY: IN_VARIABLE });
  const servers = [await chattyServers(STORED), await chattyServers(IN_VARIABLE)];
  for (const [at, key] of KEYS.entries()) await addProviders(world, servers[at] ?? {}, key);

  const outcomes = await exercise(world);
  await world.service.close();

  const shown = [...outcomes, inspect(world.events, { depth: 10 })];
  const printed = consoles.flatMap((spy) => spy.mock.calls.map((call) => inspect(call)));
  const files = filesBelow(world.dataDirectory).filter((path) => !path.endsWith('secrets.json'));
  const stored = files.map((path) => readFileSync(path, 'latin1'));
  expect(printed).toEqual([]);
  expect([...shown, ...stored].flatMap(leaksIn)).toEqual([]);
  expect(shown.join('\n')).toContain('[key]');
});

test('the canary of these tests sings: the servers did get the keys and did say them', async () => {
  const world = await openProviderWorld({ CANARY_KEY: IN_VARIABLE });
  const servers = await chattyServers(STORED);
  await addProviders(world, servers, STORED);

  await exercise(world);

  const sent = Object.values(servers).flatMap(({ log }) => log.map((entry) => entry.authorization));
  expect(new Set(sent)).toEqual(new Set([`Bearer ${STORED}`]));
  const raw = await fetch(`${servers['answering']?.url}/v1/chat/completions`, {
    method: 'POST',
    body: JSON.stringify({ messages: [{ role: 'user', content: 'hello' }] }),
  });
  expect(leaksIn(await raw.text()).length).toBeGreaterThan(0);
  expect(leaksIn(readFileSync(join(world.dataDirectory, 'secrets.json'), 'utf8'))).toEqual([STORED]);
});
