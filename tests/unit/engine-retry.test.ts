import { describe, expect, test } from 'vitest';

import { backoffMs } from '#core/engine/retry.ts';

import { attempt } from '../support/attempt-world.ts';
import { manualClock } from '../support/manual-clock.ts';
import { replyOf, scriptedModel, serverError } from '../support/scripted-model.ts';

const HOUR = 3_600_000;

describe('a call that fails', () => {
  test('is made again until it succeeds, and the transcript says how often', async () => {
    const clock = manualClock();
    const model = scriptedModel(serverError(500), serverError(503), replyOf('Paris'));
    const running = attempt({ model, clock });

    await clock.advance(20_000);

    const result = await running;
    expect(result).toMatchObject({ verdict: 'pass', latencyMs: 100 });
    expect(result.transcript.at(-1)).toMatchObject({ role: 'assistant', retries: 2 });
    expect(model.requests).toHaveLength(3);
  });

  test('is given up after the chosen number of retries', async () => {
    const clock = manualClock();
    const model = scriptedModel(serverError(500));
    const running = attempt({ model, clock, plan: { maxRetries: 3 } });

    await clock.advance(50_000);

    expect(await running).toMatchObject({ verdict: 'error', failure: { cause: 'HTTP 500' } });
    expect(model.requests).toHaveLength(4);
  });

  test('is not made again when that cannot help', async () => {
    const model = scriptedModel(serverError(401), replyOf('Paris'));

    const result = await attempt({ model });

    expect(result).toMatchObject({ verdict: 'error', failure: { boundary: 'model', cause: 'HTTP 401' } });
    expect(model.requests).toHaveLength(1);
  });

  test('waits as long as the server asks, which does not count as time of the case', async () => {
    const clock = manualClock();
    const retries: number[] = [];
    const gate = { enter: () => null, onRetry: (_error: Error, ms: number) => void retries.push(ms) };
    const model = scriptedModel(serverError(429, 600_000), replyOf('Paris'));
    const running = attempt({
      model,
      clock,
      ports: { gate },
      plan: { limits: { caseSeconds: 60, turns: 1, toolCalls: 100 } },
    });

    await clock.advance(599_999);
    expect(model.requests).toHaveLength(1);
    await clock.advance(1_000);

    expect(await running).toMatchObject({ verdict: 'pass' });
    expect(retries).toEqual([600_025]);
  });

  test('is given up when the server wants to be left alone for hours', async () => {
    const model = scriptedModel(serverError(429, 5 * HOUR), replyOf('Paris'));

    expect(await attempt({ model })).toMatchObject({ verdict: 'error', failure: { cause: 'HTTP 429' } });
  });

  test('and is stopped while it waits throws at once', async () => {
    const clock = manualClock();
    const controller = new AbortController();
    const running = attempt({ model: scriptedModel(serverError(500)), clock, signal: controller.signal });
    const failed = expect(running).rejects.toThrow('stopped by hand');

    await clock.untilAlarms(2);
    controller.abort(new Error('stopped by hand'));

    await failed;
  });
});

test('waits grow exponentially, are spread at random and never exceed half a minute', () => {
  const almostOne = () => 0.999_999;

  expect([0, 1, 2, 3, 10].map((retries) => Math.round(backoffMs(retries, almostOne)))).toEqual([
    500, 1_000, 2_000, 4_000, 30_000,
  ]);
  expect(backoffMs(3, () => 0)).toBe(0);
});
