import { channel } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { createModel } from '#core/providers/index.ts';

import { modelErrorOf } from '../support/model-error-of.ts';
import { startOllamaServer } from '../support/ollama-server.ts';
import { startOpenAiServer } from '../support/openai-server.ts';
import { outsideAddress } from '../support/outside-address.ts';
import { callContext, chatRequest } from '../support/scripted-case.ts';
import { ollamaModel, openAiModel } from '../support/served-model.ts';
import { testLock } from '../support/test-lock.ts';

/** Every socket this process opens is told here by Node itself, before it connects. */
const opened = channel('net.client.socket');
let sockets: Socket[];
const remember = (message: unknown) => {
  sockets.push((message as { socket: Socket }).socket);
};
beforeEach(() => {
  sockets = [];
  opened.subscribe(remember);
});
afterEach(() => {
  opened.unsubscribe(remember);
});

// Addresses reserved for documentation (RFC 5737, RFC 3849): they lead nowhere, should the lock fail.
const FOREIGN = [
  'http://192.0.2.1:8000/v1',
  'http://[2001:db8::1]/v1',
  'https://models.example/v1',
  'http://localhost.example/v1',
  'http://0.0.0.0:9/v1',
  'http://[::ffff:192.0.2.1]/v1',
  'http://127.0.0.1.example/v1',
];

function lockedModel(kind: 'openai' | 'ollama', baseUrl: string) {
  const spec = { kind, name: kind, model: 'm', baseUrl, key: null, keyVariable: null };
  return createModel(spec, testLock(true));
}

test.each(FOREIGN)('with the lock on, nothing is sent to %s and no socket is opened', async (baseUrl) => {
  const models = [lockedModel('openai', baseUrl), lockedModel('ollama', baseUrl)];

  const errors = await Promise.all(
    models.map((model) => modelErrorOf(model.complete(chatRequest('hello'), callContext()))),
  );

  expect(errors).toMatchObject([
    { retryable: false, causeKey: 'offline lock' },
    { retryable: false, causeKey: 'offline lock' },
  ]);
  expect(sockets).toEqual([]);
  for (const model of models) await model.close?.();
});

test('with the lock on, servers of this machine answer, by address and by name', async () => {
  const { server } = await openAiModel();
  const addresses = ['127.0.0.1', 'localhost', '[::ffff:127.0.0.1]', '2130706433'];

  const replies = await Promise.all(
    addresses.map(async (host) => {
      const model = lockedModel('openai', `http://${host}:${server.port}/v1`);
      const reply = await model.complete(chatRequest('hello'), callContext());
      await model.close?.();
      return reply.text;
    }),
  );

  expect(replies).toEqual(['four', 'four', 'four', 'four']);
});

test.each(['openai', 'ollama'] as const)(
  'with the lock on, a redirect of a local %s server leads nowhere',
  async (kind) => {
    const { server } = await openAiModel({ redirectsTo: 'http://192.0.2.1/v1/chat/completions' });
    const model = lockedModel(kind, kind === 'openai' ? `${server.url}/v1` : server.url);

    const error = await modelErrorOf(model.complete(chatRequest('hello'), callContext()));

    expect(error.causeKey).toBe('HTTP 307');
    expect(sockets.every((socket) => socket.remoteAddress !== '192.0.2.1')).toBe(true);
    await model.close?.();
  },
);

test('the record of sockets these tests look at does see those of a model', async () => {
  const { model } = await ollamaModel();

  await model.complete(chatRequest('hello'), callContext());

  expect(sockets.length).toBeGreaterThan(0);
});

const OUTSIDE = outsideAddress();

test.skipIf(OUTSIDE === null).each(['openai', 'ollama'] as const)(
  'a lock that goes on breaks off a call of %s under way; once it is off again, the same model answers',
  async (kind) => {
    const held = Promise.withResolvers<void>();
    const start = kind === 'openai' ? startOpenAiServer : startOllamaServer;
    const server = await start({
      host: OUTSIDE ?? '',
      answer: () => 'four',
      beforePiece: (_entry, place) => (place < 1 ? Promise.resolve() : held.promise),
    });
    const lock = testLock(false);
    const baseUrl = kind === 'openai' ? `${server.url}/v1` : server.url;
    const spec = { kind, name: kind, model: 'test-model', baseUrl, key: null, keyVariable: null };
    const model = createModel(spec, lock);
    const underWay = modelErrorOf(model.complete(chatRequest('hello'), callContext()));
    await server.until((log) => log.length === 1);
    sockets = [];

    lock.switch(true);
    const errors = [await underWay, await modelErrorOf(model.complete(chatRequest('hello'), callContext()))];

    expect(errors.map(({ causeKey, retryable }) => ({ causeKey, retryable }))).toEqual([
      { causeKey: 'offline lock', retryable: false },
      { causeKey: 'offline lock', retryable: false },
    ]);
    expect(sockets).toEqual([]);
    await server.until(([first]) => first?.aborted === true);
    lock.switch(false);
    held.resolve();
    expect((await model.complete(chatRequest('hello'), callContext())).text).toBe('four');
    await model.close?.();
    await server.close();
  },
);
