import { expect, test } from 'vitest';

import {
  addTestEnvironment,
  caseResult,
  newRun,
  openTestCatalog,
  rowAt,
  startTestRun,
  testCases,
} from '../support/catalog-fixtures.ts';

const me = { pid: 100, processStartedAt: '2026-11-23T10:00:00.000Z' };
const other = { pid: 200, processStartedAt: '2026-11-23T11:00:00.000Z' };

test('a new run is queued, numbered in the order of starting, and found by id, prefix and number', async () => {
  const world = await openTestCatalog();
  const { digest, rows } = await addTestEnvironment(world);
  const { runs } = world.catalog;

  const first = await runs.create(newRun(digest, { id: 'aaa-1', plannedCases: rows, owner: me }));
  await runs.create(newRun(digest, { id: 'aab-2', plannedCases: rows }));

  expect(first).toMatchObject({
    id: 'aaa-1',
    number: 1,
    status: 'queued',
    environment: { id: 'sums', version: '1.0.0', digest, title: 'Sums' },
    counts: { pass: 0, partial: 0, fail: 0, error: 0, skipped: 0, total: 3 },
    accuracy: null,
    latencyP50Ms: null,
    startedAt: null,
    owner: me,
    cancelRequested: false,
    modelDigest: null,
  });
  expect((await runs.find('aab-2'))?.number).toBe(2);
  expect((await runs.find('aab'))?.number).toBe(2);
  expect((await runs.find('2'))?.id).toBe('aab-2');
  expect(await runs.find('zzz')).toBeNull();
  expect(await runs.find('')).toBeNull();
  await expect(runs.find('aa')).rejects.toMatchObject({ code: 'invalid-input' });
  expect((await runs.list()).map(({ id }) => id)).toEqual(['aab-2', 'aaa-1']);
});

test('planned cases come back in their order', async () => {
  const world = await openTestCatalog();
  const { digest } = await addTestEnvironment(world);
  const planned = Uint32Array.of(3, 1, 2, 4_294_967_295, 0);

  await world.catalog.runs.create(newRun(digest, { plannedCases: planned }));

  expect(await world.catalog.runs.plannedCases('run-one')).toEqual(planned);
  await expect(world.catalog.runs.plannedCases('missing')).rejects.toMatchObject({ code: 'not-found' });
});

test('a run remembers when it started first and when it ended, and what was said about it', async () => {
  let minute = 0;
  const now = () => new Date(Date.UTC(2026, 10, 23, 10, minute++));
  const world = await openTestCatalog({ now });
  const { run } = await startTestRun(world);
  const { runs } = world.catalog;

  await runs.setStatus(run.id, 'paused');
  await runs.setStatus(run.id, 'running');
  await runs.setStatus(run.id, 'failed', 'The model is gone.');

  const failed = await runs.find(run.id);
  expect(failed).toMatchObject({ status: 'failed', statusMessage: 'The model is gone.' });
  expect(failed?.startedAt).toBe(run.startedAt);
  expect(failed?.finishedAt).toBe('2026-11-23T10:05:00.000Z');
  await runs.setStatus(run.id, 'running');
  expect(await runs.find(run.id)).toMatchObject({ statusMessage: null, finishedAt: null });
});

test.each([
  ['queued', 0],
  ['running', 0],
  ['paused', 0],
  ['interrupted', 2],
  ['cancelled', 2],
  ['completed', 2],
  ['failed', 2],
] as const)('what was never attempted in a run that is %s: %i skipped', async (status, skipped) => {
  const world = await openTestCatalog();
  const { run, rows } = await startTestRun(world);
  await world.catalog.results.save(run.id, caseResult(rowAt(rows, 0)));

  await world.catalog.runs.setStatus(run.id, status);

  expect((await world.catalog.runs.find(run.id))?.counts).toEqual({
    pass: 1,
    partial: 0,
    fail: 0,
    error: 0,
    skipped,
    total: 3,
  });
});

test('of two processes that claim a run, one gets it', async () => {
  const world = await openTestCatalog();
  const { digest } = await addTestEnvironment(world);
  const { runs } = world.catalog;
  await runs.create(newRun(digest, { owner: me }));
  await runs.requestCancel('run-one');
  expect((await runs.find('run-one'))?.cancelRequested).toBe(true);

  expect(await runs.claim('run-one', other, null)).toBe(false);
  expect(await runs.claim('run-one', other, { ...me, processStartedAt: 'another time' })).toBe(false);
  expect(await runs.claim('run-one', other, me)).toBe(true);
  expect(await runs.claim('run-one', me, me)).toBe(false);

  expect(await runs.find('run-one')).toMatchObject({ owner: other, cancelRequested: false });
});

test('a run keeps its log, its note and the digest of its model', async () => {
  const world = await openTestCatalog({ now: () => new Date('2026-11-23T12:00:00Z') });
  const { run } = await startTestRun(world);
  const { runs } = world.catalog;

  await Promise.all([
    runs.log(run.id, 'info', 'one'),
    runs.log(run.id, 'warning', 'two'),
    runs.setNote(run.id, 'a note'),
    runs.setModelDigest(run.id, 'abc'),
    runs.log(run.id, 'error', 'three'),
  ]);

  const at = '2026-11-23T12:00:00.000Z';
  expect(await runs.logOf(run.id)).toEqual([
    { at, level: 'info', message: 'one' },
    { at, level: 'warning', message: 'two' },
    { at, level: 'error', message: 'three' },
  ]);
  expect(await runs.find(run.id)).toMatchObject({ note: 'a note', modelDigest: 'abc' });
});

test('what is asked of a run that does not exist is refused', async () => {
  const { catalog } = await openTestCatalog();
  const missing = { code: 'not-found' };

  await expect(catalog.runs.setStatus('none', 'running')).rejects.toMatchObject(missing);
  await expect(catalog.runs.log('none', 'info', 'x')).rejects.toMatchObject(missing);
  await expect(catalog.runs.delete(['none'])).rejects.toMatchObject(missing);
  await expect(catalog.results.narrow('none')).rejects.toMatchObject(missing);
  await expect(catalog.results.save('none', caseResult(1))).rejects.toMatchObject(missing);
  await expect(catalog.runs.create(newRun('none'))).rejects.toMatchObject(missing);
});

test('latency, tokens and cost of a run are summed up as results come and stay right when it ends', async () => {
  const world = await openTestCatalog();
  const { run, rows } = await startTestRun(world, { cases: testCases(4) });
  const { runs, results } = world.catalog;
  const latencies = [100, 400, 200, null];
  for (const [place, latencyMs] of latencies.entries()) {
    const outputTokens = place === 0 ? null : 10;
    const costUsd = place < 2 ? 0.25 : null;
    await results.save(run.id, caseResult(rowAt(rows, place), { latencyMs, outputTokens, costUsd }));
  }
  const expected = { latencyP50Ms: 200, inputTokens: 20, outputTokens: 30, costUsd: 0.5 };

  expect(await runs.find(run.id)).toMatchObject(expected);
  await runs.setStatus(run.id, 'completed');
  expect(await runs.find(run.id)).toMatchObject(expected);
});

test('a run without known tokens and cost says so instead of zero', async () => {
  const world = await openTestCatalog();
  const { run, rows } = await startTestRun(world);

  await world.catalog.results.save(
    run.id,
    caseResult(rowAt(rows, 0), { inputTokens: null, outputTokens: null, costUsd: null }),
  );

  expect(await world.catalog.runs.find(run.id)).toMatchObject({
    inputTokens: null,
    outputTokens: null,
    costUsd: null,
  });
});

test('accuracy leaves errors out and has a Wilson interval', async () => {
  const world = await openTestCatalog();
  const { run, rows } = await startTestRun(world, { cases: testCases(11) });
  const verdicts = [
    'pass',
    'pass',
    'pass',
    'pass',
    'pass',
    'pass',
    'pass',
    'fail',
    'fail',
    'partial',
    'error',
  ] as const;
  for (const [place, verdict] of verdicts.entries()) {
    await world.catalog.results.save(run.id, caseResult(rowAt(rows, place), { verdict }));
  }

  const accuracy = (await world.catalog.runs.find(run.id))?.accuracy;

  // Wilson, 7 of 10, z = 1.959964: 0.39678 to 0.89221.
  expect(accuracy?.value).toBe(0.7);
  expect(accuracy?.scored).toBe(10);
  expect(accuracy?.low).toBeCloseTo(0.39678, 4);
  expect(accuracy?.high).toBeCloseTo(0.89221, 4);
});

test('attempts that always agree with each other count as one case each in the interval', async () => {
  const world = await openTestCatalog();
  const { run, rows } = await startTestRun(world, { cases: testCases(10), repeats: 3 });
  for (const [place, row] of rows.entries()) {
    for (const attempt of [1, 2, 3]) {
      const verdict = place < 7 ? 'pass' : 'fail';
      await world.catalog.results.save(run.id, caseResult(row, { attempt, verdict }));
    }
  }
  await world.catalog.runs.setStatus(run.id, 'completed');

  const accuracy = (await world.catalog.runs.find(run.id))?.accuracy;

  expect(accuracy?.scored).toBe(30);
  expect(accuracy?.low).toBeLessThan(0.42);
  expect(accuracy?.high).toBeGreaterThan(0.87);
});
