import { describe, expect, test } from 'vitest';

import { createEndpoint } from '#core/runs/carry/endpoint.ts';
import { createEndpointRegistry } from '#core/runs/carry/endpoint-registry.ts';
import { createRunCounts } from '#core/runs/carry/run-counts.ts';
import { throttled } from '#core/runs/carry/throttled.ts';
import { createWorkList, doneBitmap } from '#core/runs/carry/work-list.ts';
import { isAlive, thisProcess } from '#core/runs/prepare/process-owner.ts';
import { stressReport } from '#core/runs/stress/stress-report.ts';
import { createCaseReader } from '#core/runs/worker/case-reader.ts';

import { capital } from '../support/attempt-world.ts';
import { manualClock } from '../support/manual-clock.ts';

const limits = { key: 'k', concurrency: 2, requestsPerMinute: null, oneModelAtATime: false };

describe('the list of work', () => {
  const rows = Uint32Array.of(30, 10, 20);

  function all(list: ReturnType<typeof createWorkList>) {
    return Array.from({ length: list.left }, () => list.take()).map(
      (one) => one && [one.caseRow, one.attempt],
    );
  }

  test('goes through the cases as planned, each as often as it is repeated', () => {
    const list = createWorkList(rows, 2);

    expect(list).toMatchObject({ total: 6, left: 6 });
    expect(all(list)).toEqual([
      [30, 1],
      [30, 2],
      [10, 1],
      [10, 2],
      [20, 1],
      [20, 2],
    ]);
    expect(list.take()).toBeNull();
  });

  test('leaves out what is done and hands out again what came back', () => {
    const done = doneBitmap(rows, 2, [
      { caseRow: 30, attempt: 2 },
      { caseRow: 20, attempt: 1 },
      { caseRow: 99, attempt: 1 },
    ]);
    const list = createWorkList(rows, 2, done);
    const first = list.take();

    list.putBack(first?.item ?? -1);

    expect(list.left).toBe(4);
    expect(all(list)).toEqual([
      [30, 1],
      [10, 1],
      [10, 2],
      [20, 2],
    ]);
  });
});

describe('counts of a run', () => {
  test('what has no result is skipped only once the run is over', () => {
    const counts = createRunCounts(10, [{ verdict: 'pass' }, { verdict: 'error' }]);
    counts.add('fail');
    counts.replaceError('pass');

    expect(counts.finished).toBe(3);
    const skipped = 0;
    const known = { pass: 2, partial: 0, fail: 1, error: 0 };
    expect(counts.snapshot({ over: false })).toEqual({ ...known, skipped, total: 10 });
    expect(counts.snapshot({ over: true })).toMatchObject({ skipped: 7 });
  });
});

describe('an endpoint', () => {
  test('has as many places as it allows at once', () => {
    const endpoint = createEndpoint(limits);

    expect([endpoint.tryEnter(0), endpoint.tryEnter(0), endpoint.tryEnter(0)]).toEqual([true, true, false]);
    endpoint.leave();
    expect(endpoint.tryEnter(0)).toBe(true);
  });

  test('has none while it is held, for as long as the longest wish', () => {
    const endpoint = createEndpoint(limits);
    endpoint.hold(0, 5_000);
    endpoint.hold(1_000, 1_000);

    expect(endpoint.tryEnter(4_999)).toBe(false);
    expect(endpoint.tryEnter(5_000)).toBe(true);
  });

  test('spaces requests evenly over the minute', () => {
    const endpoint = createEndpoint({ ...limits, requestsPerMinute: 120 });

    expect([endpoint.reserve(0), endpoint.reserve(0), endpoint.reserve(100)]).toEqual([0, 500, 900]);
    expect(endpoint.reserve(10_000)).toBe(0);
  });

  test('is the same for runs with the same key, and shrinks only when nobody uses it', () => {
    const registry = createEndpointRegistry();
    const endpoint = registry.get({ ...limits, concurrency: 8 });
    endpoint.tryEnter(0);

    expect(registry.get(limits)).toBe(endpoint);
    expect(endpoint.limits.concurrency).toBe(8);
    endpoint.leave();
    registry.get(limits);
    expect(endpoint.limits.concurrency).toBe(2);
  });
});

test('progress is told at once and then no more often than every tenth of a second', async () => {
  const clock = manualClock();
  const told: number[] = [];
  const start = clock.now();
  const progress = throttled(clock, 100, () => void told.push(clock.now() - start));

  for (let step = 0; step < 25; step++) {
    progress.request();
    await clock.advance(10);
  }
  await clock.advance(1_000);

  expect(told).toEqual([0, 100, 200, 300]);
});

describe('the owner of a run', () => {
  test('is this process, and it lives', () => {
    const owner = thisProcess();

    expect(owner.pid).toBe(process.pid);
    expect(isAlive(owner)).toBe(true);
  });

  test('is gone when another process has its number now', () => {
    expect(isAlive({ ...thisProcess(), processStartedAt: '2020-01-01T00:00:00.000Z' })).toBe(false);
  });

  test('is gone when no process has its number', () => {
    expect(isAlive({ pid: 2 ** 22 + 1, processStartedAt: new Date().toISOString() })).toBe(false);
  });
});

describe('reading cases', () => {
  test('in order reads neighbours along; far jumps do not', async () => {
    const asked: number[][] = [];
    const reader = createCaseReader((rows) => {
      asked.push([...rows]);
      return Promise.resolve(rows.map((row) => ({ ...capital, row })));
    });

    for (const row of [5, 6, 7, 8, 500]) expect((await reader.read(row))?.row).toBe(row);

    expect(asked.map((rows) => [rows[0], rows.length])).toEqual([
      [5, 1],
      [6, 32],
      [500, 1],
    ]);
  });

  test('a row that is not there is null', async () => {
    const reader = createCaseReader(() => Promise.resolve([]));

    expect(await reader.read(1)).toBeNull();
  });
});

describe('the stress report', () => {
  const environment = { id: 'e', version: '1.0.0' };
  const outcome = (strategy: string, passed: number, errors = 0) => ({
    strategy,
    passed,
    errors,
    scored: 100 - errors,
  });

  test('demands everything of the key and next to nothing of what knows nothing', () => {
    const strategies = [
      outcome('gold', 100),
      outcome('empty', 0),
      outcome('constant', 5),
      outcome('echo', 6),
    ];

    const report = stressReport(environment, { strategies, chance: null });

    expect(report.rows.map(({ strategy, ok }) => [strategy, ok])).toEqual([
      ['gold', true],
      ['empty', true],
      ['constant', true],
      ['echo', false],
    ]);
    expect(report.ok).toBe(false);
  });

  test('with choices, guesses must lie within chance', () => {
    const chance = { mean: 0.25, standardError: 0.0433 };
    const strategies = [outcome('random', 27), outcome('first-choice', 40), outcome('constant', 10)];

    const report = stressReport(environment, { strategies, chance });

    expect(report.rows.map(({ ok, demand }) => [ok, demand])).toEqual([
      [true, 'chance: 16.5 to 33.5 %'],
      [false, 'chance: 16.5 to 33.5 %'],
      [false, 'chance: 16.5 to 33.5 %'],
    ]);
  });

  test('an error is never all right', () => {
    const report = stressReport(environment, { strategies: [outcome('gold', 99, 1)], chance: null });

    expect(report.rows[0]).toMatchObject({ accuracy: 1, errors: 1, ok: false });
  });
});
