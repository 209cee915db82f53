import { describe, expect, test } from 'vitest';

import type { Fault, FaultPlan } from '../support/fault-plan.ts';
import { modelErrorOf } from '../support/model-error-of.ts';
import { callContext, chatRequest } from '../support/scripted-case.ts';
import { ollamaModel, openAiModel } from '../support/served-model.ts';

const protocols = [
  ['openai', openAiModel],
  ['ollama', ollamaModel],
] as const;

function once(fault: Fault, more: Partial<FaultPlan> = {}): { faults: FaultPlan } {
  return { faults: { seed: 1, shares: { [fault]: 1 }, mostTries: 1, ...more } };
}

describe.each(protocols)('%s', (_name, start) => {
  test.each([
    ['cut', { causeKey: 'stream cut', status: null }],
    ['cut-quietly', { causeKey: 'stream cut', status: null }],
    ['reset', { causeKey: 'connection lost', status: null }],
    ['server-error', { causeKey: 'HTTP 500', status: 500 }],
    ['rate-limit', { causeKey: 'HTTP 429', status: 429 }],
    ['wrong-type', { causeKey: 'unreadable answer', status: null }],
    ['garbage', { causeKey: 'unreadable answer', status: null }],
  ] as const)('%s is an error worth another try, and the other try succeeds', async (fault, expected) => {
    const { model } = await start(once(fault));

    const error = await modelErrorOf(model.complete(chatRequest('2 + 2?'), callContext()));
    const reply = await model.complete(chatRequest('2 + 2?'), callContext());

    expect(error).toMatchObject({ retryable: true, ...expected });
    expect(reply.text).toBe('four');
  });

  test('an answer cut at any byte is never taken for an answer', async () => {
    const seeds = Array.from({ length: 40 }, (_, seed) => seed);
    const endings = await Promise.all(
      seeds.map(async (seed) => {
        const faults: FaultPlan = { seed, shares: { cut: 0.5, 'cut-quietly': 0.5 }, lastingShare: 1 };
        const { model } = await start({ faults, answer: () => 'four, of course: two and two make four' });
        return modelErrorOf(model.complete(chatRequest('2 + 2?'), callContext()));
      }),
    );

    expect(new Set(endings.map(({ causeKey }) => causeKey))).toEqual(new Set(['stream cut']));
  });

  test('Retry-After in seconds is told in milliseconds', async () => {
    const { model } = await start(once('rate-limit', { retryAfterSeconds: 7 }));

    const error = await modelErrorOf(model.complete(chatRequest('2 + 2?'), callContext()));

    expect(error.retryAfterMs).toBe(7_000);
  });

  test('Retry-After as a date is told in milliseconds from now', async () => {
    const { model } = await start(once('rate-limit', { retryAfterSeconds: 3_600, retryAfterAs: 'date' }));

    const error = await modelErrorOf(model.complete(chatRequest('2 + 2?'), callContext()));

    expect(error.retryAfterMs).toBeGreaterThan(3_000_000);
    expect(error.retryAfterMs).toBeLessThanOrEqual(3_600_000);
  });

  test('what the server said is quoted', async () => {
    const { model } = await start(once('server-error'));

    const error = await modelErrorOf(model.complete(chatRequest('2 + 2?'), callContext()));

    expect(error.message).toContain('It said: the model runner has crashed');
  });

  test('a stalled call ends when its signal says so', async () => {
    const { server, model } = await start(once('stall'));
    const stop = new AbortController();
    const reason = new Error('the case took too long');
    const call = model.complete(chatRequest('2 + 2?'), callContext({ signal: stop.signal }));
    await server.until((log) => log.length === 1);

    stop.abort(reason);

    await expect(call).rejects.toBe(reason);
  });

  test('nothing is retried by the client library behind the back of the engine', async () => {
    const { server, model } = await start(once('server-error', { lastingShare: 1 }));

    await modelErrorOf(model.complete(chatRequest('2 + 2?'), callContext()));

    expect(server.log.map((entry) => entry.try)).toEqual([1]);
  });
});

test.each([
  ['http://127.0.0.1:6666/v1', { retryable: false, causeKey: 'forbidden port' }],
  ['http://no-such-host.invalid/v1', { causeKey: 'host not found' }],
])('%s is told apart', async (baseUrl, expected) => {
  const { model } = await openAiModel({}, { baseUrl });

  const error = await modelErrorOf(model.complete(chatRequest('2 + 2?'), callContext()));

  expect(error).toMatchObject(expected);
  expect(error.message).toContain(baseUrl);
});

test('https to a server that speaks http is explained', async () => {
  const { server } = await openAiModel();
  const { model } = await openAiModel({}, { baseUrl: `https://127.0.0.1:${server.port}/v1` });

  const error = await modelErrorOf(model.complete(chatRequest('2 + 2?'), callContext()));

  expect(error).toMatchObject({ retryable: false, causeKey: 'TLS' });
});
