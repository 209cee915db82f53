import { describe, expect, test } from 'vitest';

import { createContextFloor } from '#core/providers/context-floor.ts';
import { firstDialect } from '#core/providers/openai-dialect.ts';
import { isLoopbackHost } from '#core/providers/loopback.ts';
import { contextTokensFor, isPromptTruncated } from '#core/providers/ollama-context.ts';
import { redactAnswer, redactMessage } from '#core/providers/redact.ts';
import { retryAfterMs } from '#core/providers/retry-after.ts';
import { readServerMessage } from '#core/providers/server-message.ts';
import { endpointLimits } from '#core/settings/endpoint-limits.ts';
import { ollamaAddress } from '#core/settings/ollama-host.ts';
import type { ProviderConfig } from '#shared/domain/model.ts';

test.each([
  [undefined, 'http://127.0.0.1:11434'],
  ['', 'http://127.0.0.1:11434'],
  ['0.0.0.0', 'http://127.0.0.1:11434'],
  ['0.0.0.0:8080', 'http://127.0.0.1:8080'],
  ['127.0.0.1:9000', 'http://127.0.0.1:9000'],
  [':9000', 'http://127.0.0.1:9000'],
  ['gpu-box', 'http://gpu-box:11434'],
  ['"gpu-box:80"', 'http://gpu-box'],
  ['http://gpu-box', 'http://gpu-box'],
  ['https://gpu-box/ollama/', 'https://gpu-box/ollama'],
  ['[::1]:9000', 'http://[::1]:9000'],
  ['::1', 'http://[::1]:11434'],
  ['[::]', 'http://[::1]:11434'],
  ['http://user:secret@gpu-box:1', 'http://gpu-box:1'],
  ['not a host', 'http://127.0.0.1:11434'],
])('OLLAMA_HOST=%s means %s', (value, expected) => {
  expect(ollamaAddress(value)).toBe(expected);
});

test.each([
  ['127.0.0.1', true],
  ['127.9.9.9', true],
  ['localhost', true],
  ['LOCALHOST', true],
  ['[::1]', true],
  ['[::ffff:7f00:1]', true],
  ['0.0.0.0', false],
  ['10.0.0.1', false],
  ['[::ffff:c000:201]', false],
  ['localhost.example', false],
  ['127.0.0.1.example', false],
])('%s is loopback: %s', (host, expected) => {
  expect(isLoopbackHost(host)).toBe(expected);
});

test.each([
  ['5', 5_000],
  ['0', 0],
  ['1.5', 1_500],
  ['-3', 0],
  ['Thu, 01 Jan 2026 00:00:10 GMT', 10_000],
  ['Wed, 31 Dec 2025 00:00:00 GMT', 0],
  ['soon', null],
  ['', null],
  [null, null],
])('Retry-After %s asks for %s ms', (value, expected) => {
  expect(retryAfterMs(value, Date.UTC(2026, 0, 1))).toBe(expected);
});

test.each([
  ['{"error":{"message":"no such model","param":"model"}}', 'no such model'],
  ['{"error":"out of memory"}', 'out of memory'],
  ['{"detail":"Not Found"}', 'Not Found'],
  [
    '{"detail":[{"loc":["body","seed"],"msg":"Extra inputs are not permitted"}]}',
    'body.seed: Extra inputs are not permitted',
  ],
  ['{"object":"error","message":"too long"}', 'too long'],
  ['upstream   timed\nout', 'upstream timed out'],
  ['<html><body>Bad gateway</body></html>', ''],
  ['', ''],
])('of the error body %s the person reads %s', (body, expected) => {
  expect(readServerMessage(body).text).toBe(expected);
});

describe('a key', () => {
  const key = 'sk-canary+/1234567890';

  test('is taken out of messages in each form it is echoed in', () => {
    const echo = [key, encodeURIComponent(key), Buffer.from(key).toString('base64'), `Bearer ${key}`].join(
      ' ',
    );

    expect(redactMessage(echo, key)).toBe('[key] [key] [key] Bearer [key]');
  });

  test('of somebody else is taken out of messages where it stands as a bearer token', () => {
    expect(redactMessage('got Authorization: Bearer abcdef123456', null)).toBe(
      'got Authorization: Bearer [key]',
    );
  });

  test('is taken out of an answer only if it is surely a key', () => {
    expect(redactAnswer(`it is ${key}`, key)).toBe('it is [key]');
    expect(redactAnswer('the word ollama', 'ollama')).toBe('the word ollama');
  });
});

describe('the window of Ollama', () => {
  const need = { maxTokens: 100, thinks: false, modelContext: 32_768, floor: 0 };
  const size = (most: number) => ({ fewest: Math.floor(most / 2), most });

  test.each([
    ['a short prompt', { prompt: size(50) }, 4_096],
    ['a prompt that just fits', { prompt: size(3_996) }, 4_096],
    ['a prompt that just does not', { prompt: size(3_997) }, 8_192],
    ['a window asked for before', { prompt: size(50), floor: 16_384 }, 16_384],
    ['a small model', { prompt: size(50), modelContext: 2_048 }, 2_048],
    ['a thinking model without a limit', { prompt: size(50), thinks: true, maxTokens: undefined }, 16_384],
    ['a model that says nothing of its own', { prompt: size(50_000), modelContext: null }, 65_536],
  ])('for %s', (_what, change, expected) => {
    expect(contextTokensFor({ ...need, ...change })).toBe(expected);
  });

  test.each([
    ['the prompt is far smaller', size(100), 60, false],
    ['it is full', size(10_000), 4_096, true],
    ['fewer tokens were read than the prompt has at least', size(10_000), 3_000, true],
    ['all may have been read', size(5_000), 3_000, false],
    ['nothing is told and it cannot have fitted', size(10_000), null, true],
    ['nothing is told and it may have fitted', size(5_000), null, false],
  ])('cut the prompt? %s', (_what, prompt, read, expected) => {
    expect(isPromptTruncated(prompt, read, 4_096)).toBe(expected);
  });
});

test.each([
  ['https://api.openai.com/v1', 'max_completion_tokens'],
  ['http://127.0.0.1:8000/v1', 'max_tokens'],
])('%s is first asked with %s', (address, expected) => {
  expect(firstDialect(address).maxTokensName).toBe(expected);
});

describe('an endpoint', () => {
  const config: ProviderConfig = {
    name: 'ollama',
    kind: 'ollama',
    baseUrl: 'http://127.0.0.1:11434',
    keyVariable: null,
    builtIn: true,
    concurrency: null,
    requestsPerMinute: null,
  };
  const remote = 'https://models.example/v1';

  test.each<[string, Partial<ProviderConfig>, Record<string, string>, number, boolean]>([
    ['an Ollama on this machine', {}, {}, 1, true],
    ['an Ollama on this machine that runs more at once', {}, { OLLAMA_NUM_PARALLEL: '3' }, 3, true],
    ['an Ollama elsewhere', { baseUrl: 'http://gpu-box:11434' }, {}, 4, false],
    ['another server', { kind: 'openai', baseUrl: remote }, {}, 4, false],
    ['what was chosen', { concurrency: 9 }, {}, 9, true],
    ['baselines', { kind: 'baseline', baseUrl: null }, {}, 32, false],
  ])('allows as much at once as fits %s', (_what, change, variables, concurrency, oneModelAtATime) => {
    expect(endpointLimits({ ...config, ...change }, variables)).toMatchObject({
      concurrency,
      oneModelAtATime,
    });
  });

  test('is shared by providers of the same address only', () => {
    const keys = [config, { ...config, name: 'again' }, { ...config, baseUrl: remote }].map(
      (one) => endpointLimits(one, {}).key,
    );

    expect(new Set(keys).size).toBe(2);
  });
});

test('threads that ask one model for different windows agree on the largest', async () => {
  const [one, other, another] = ['a', 'a', 'b'].map(createContextFloor);

  one?.raise(8_192);
  one?.raise(4_096);

  await expect.poll(() => other?.current()).toBe(8_192);
  expect([one?.current(), another?.current()]).toEqual([8_192, 0]);
  for (const floor of [one, other, another]) floor?.close();
});
