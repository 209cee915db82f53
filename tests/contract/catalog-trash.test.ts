import { existsSync } from 'node:fs';

import { expect, test } from 'vitest';

import {
  addTestEnvironment,
  caseResult,
  newEnvironment,
  newRun,
  openTestCatalog,
  rowAt,
  startTestRun,
  testManifest,
} from '../support/catalog-fixtures.ts';

test('a deleted run is in the trash and nowhere else, and comes back whole', async () => {
  const world = await openTestCatalog({ now: () => new Date('2026-11-23T12:00:00Z') });
  const { run, rows, digest } = await startTestRun(world);
  const { runs, trash, results, environments } = world.catalog;
  const id = await results.save(run.id, caseResult(rowAt(rows, 0)));
  const before = await runs.find(run.id);

  await runs.delete([run.id]);

  expect(await runs.find(run.id)).toBeNull();
  expect(await runs.list()).toEqual([]);
  expect((await environments.summary(digest))?.runCount).toBe(0);
  expect(await trash.list()).toEqual([
    { id: run.id, kind: 'run', title: 'Run 1: Sums, ollama:small', deletedAt: '2026-11-23T12:00:00.000Z' },
  ]);
  await trash.restore([run.id]);
  expect(await runs.find(run.id)).toEqual(before);
  expect((await results.get(id))?.verdict).toBe('pass');
  expect(await trash.list()).toEqual([]);
});

test('a deleted environment version leaves its runs readable, even when the trash is emptied', async () => {
  const world = await openTestCatalog();
  const { run, rows, digest } = await startTestRun(world);
  const { environments, trash, results, runs, cases } = world.catalog;
  const id = await results.save(run.id, caseResult(rowAt(rows, 1)));
  const bundlePath = (await environments.get(digest))?.bundlePath ?? '';

  await environments.delete(digest);

  expect(await environments.list()).toEqual([]);
  expect(await environments.find('sums')).toBeNull();
  expect((await environments.get(digest))?.deletedAt).not.toBeNull();
  expect(existsSync(bundlePath)).toBe(true);
  expect(await trash.empty()).toBe(1);
  expect(existsSync(bundlePath)).toBe(false);
  expect(await trash.list()).toEqual([]);
  expect((await runs.find(run.id))?.environment.title).toBe('Sums');
  expect((await results.get(id))?.testCase.input).toBe('Question 1');
  expect((await results.rows([id]))[0]?.caseId).toBe('q1');

  await runs.delete([run.id]);
  await trash.empty();
  expect(await environments.get(digest)).toBeNull();
  expect(await cases.many([...rows])).toEqual([]);
  expect(await results.get(id)).toBeNull();
});

test('a purged environment that is imported again has its old cases and runs', async () => {
  const world = await openTestCatalog();
  const { run, rows, digest } = await startTestRun(world);
  const { environments, trash } = world.catalog;
  await environments.delete(digest);
  await trash.empty();

  const again = await addTestEnvironment(world);

  expect(again.rows).toEqual(rows);
  expect((await environments.list())[0]).toMatchObject({ digest, runCount: 1 });
  expect(existsSync((await environments.find('sums'))?.bundlePath ?? '')).toBe(true);
  expect((await world.catalog.runs.find(run.id))?.environment.digest).toBe(digest);
});

test('emptying removes texts, search entries and log, and leaves other runs alone', async () => {
  const world = await openTestCatalog();
  const { run, rows, digest } = await startTestRun(world);
  const { runs, results, trash } = world.catalog;
  await runs.create(newRun(digest, { id: 'kept', plannedCases: rows }));
  const indexed = await results.save(run.id, caseResult(rowAt(rows, 0), { answer: 'needle' }));
  await world.catalog.indexSearch();
  const unindexed = await results.save(run.id, caseResult(rowAt(rows, 1), { answer: 'needle' }));
  const kept = await results.save('kept', caseResult(rowAt(rows, 0), { answer: 'needle' }));
  await runs.log(run.id, 'info', 'gone soon');
  await runs.delete([run.id]);

  expect(await trash.empty()).toBe(1);

  expect(await results.rows([indexed, unindexed])).toEqual([]);
  expect(await runs.logOf(run.id)).toEqual([]);
  const { ids } = await results.index('kept', { search: 'needle' }, { by: 'index', descending: false });
  expect([...ids]).toEqual([kept]);
  await world.catalog.indexSearch();
  expect((await runs.find('kept'))?.counts.pass).toBe(1);
});

test('with a date, only what was deleted before it is removed', async () => {
  let day = 1;
  const world = await openTestCatalog({ now: () => new Date(Date.UTC(2026, 10, day)) });
  const first = await addTestEnvironment(world);
  const second = await addTestEnvironment(world, { manifest: testManifest({ id: 'other' }) });
  const { environments, trash } = world.catalog;
  await environments.delete(first.digest);
  day = 20;
  await environments.delete(second.digest);

  expect(await trash.empty('2026-11-10T00:00:00.000Z')).toBe(1);

  expect((await trash.list()).map(({ id }) => id)).toEqual([second.digest]);
});

test('a version whose place was taken meanwhile is not restored, and neither is what was asked for with it', async () => {
  const world = await openTestCatalog();
  const { run, digest } = await startTestRun(world);
  const { environments, trash, runs } = world.catalog;
  await environments.delete(digest);
  await runs.delete([run.id]);
  await environments.add(newEnvironment(world.dataDirectory, { digest: 'e'.repeat(64) }));

  await expect(trash.restore([run.id, digest])).rejects.toMatchObject({ code: 'conflict' });

  expect(await trash.list()).toHaveLength(2);
  await expect(trash.restore([run.id, 'unknown'])).rejects.toMatchObject({ code: 'not-found' });
  expect(await trash.list()).toHaveLength(2);
});

test('an environment in the trash can be imported again, which takes it out', async () => {
  const world = await openTestCatalog();
  const { digest } = await addTestEnvironment(world);
  await world.catalog.environments.delete(digest);

  await addTestEnvironment(world);

  expect((await world.catalog.environments.find('sums'))?.deletedAt).toBeNull();
  expect(await world.catalog.trash.list()).toEqual([]);
});
