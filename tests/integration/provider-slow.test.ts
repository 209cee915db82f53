import { Agent, fetch as undiciFetch } from 'undici';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

import { callContext, chatRequest } from '../support/scripted-case.ts';
import { ollamaModel, openAiModel } from '../support/served-model.ts';

const TWENTY_MINUTES_MS = 20 * 60_000;

// Timers only: sockets go on as ever, so that twenty minutes pass between two real packets. One clock for all
// tests, because undici keeps a timer of its own from one request to the next.
beforeAll(() => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'],
  });
});
afterAll(() => {
  vi.useRealTimers();
});

describe.each([
  ['openai', openAiModel],
  ['ollama', ollamaModel],
] as const)('%s', (_name, start) => {
  test('a server that needs twenty minutes before it says anything is waited for', async () => {
    const ready = Promise.withResolvers<void>();
    const { server, model } = await start({ beforeHeaders: () => ready.promise });
    const call = model.complete(chatRequest('2 + 2?'), callContext());
    await server.until((log) => log.length === 1);

    await vi.advanceTimersByTimeAsync(TWENTY_MINUTES_MS);
    ready.resolve();

    const reply = await call;
    expect(reply.text).toBe('four');
    expect(reply.durationMs).toBeGreaterThanOrEqual(TWENTY_MINUTES_MS);
  });

  test('a server that pauses for twenty minutes in the middle of its answer is waited for', async () => {
    const ready = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const { model } = await start({
      beforePiece: (_entry, place) => (place === 3 ? ready.promise : Promise.resolve()),
    });
    const call = model.complete(chatRequest('2 + 2?'), callContext({ onText: () => begun.resolve() }));
    await begun.promise;

    await vi.advanceTimersByTimeAsync(TWENTY_MINUTES_MS);
    ready.resolve();

    expect((await call).text).toBe('four');
  });
});

test('the clock of these tests is one that a transport with the usual limits does not survive', async () => {
  const ready = Promise.withResolvers<void>();
  const { server } = await openAiModel({ beforeHeaders: () => ready.promise });
  const usual = new Agent();
  const call = undiciFetch(`${server.url}/v1/chat/completions`, {
    method: 'POST',
    body: '{"messages":[{"role":"user","content":"2 + 2?"}]}',
    dispatcher: usual,
  }).catch((error: unknown) => error);
  await server.until((log) => log.length === 1);

  await vi.advanceTimersByTimeAsync(TWENTY_MINUTES_MS);

  const outcome = await call;
  ready.resolve();
  expect(outcome).toMatchObject({ cause: { code: 'UND_ERR_HEADERS_TIMEOUT' } });
  await usual.destroy();
});
