import { expect, test } from 'vitest';

import type { Catalog } from '#core/catalog/catalog.ts';
import { openCatalog } from '#core/catalog/open-catalog.ts';

import {
  addTestEnvironment,
  newRun,
  openTestCatalog,
  rowAt,
  startTestRun,
  testCase,
  testManifest,
} from '../support/catalog-fixtures.ts';

async function setOfTwo(
  clock: { now?: () => Date } = {},
): Promise<Awaited<ReturnType<typeof startTestRun>> & { catalog: Catalog; dataDirectory: string }> {
  const world = await openTestCatalog(clock);
  const started = await startTestRun(world);
  await world.catalog.failureSets.create({
    id: 'set-one',
    name: 'Hard ones',
    run: started.run,
    caseRows: Uint32Array.of(rowAt(started.rows, 0), rowAt(started.rows, 2)),
    chosenBy: 'fail and partial',
  });
  return { ...world, ...started };
}

test('a set tells where it came from and keeps its cases in order', async () => {
  const { catalog, rows, digest } = await setOfTwo({ now: () => new Date('2026-11-23T12:00:00Z') });

  expect(await catalog.failureSets.list()).toEqual([
    {
      id: 'set-one',
      name: 'Hard ones',
      environment: { id: 'sums', version: '1.0.0', digest, title: 'Sums' },
      run: { id: 'run-one', number: 1, model: 'ollama:small' },
      caseCount: 2,
      chosenBy: 'fail and partial',
      createdAt: '2026-11-23T12:00:00.000Z',
      exportedForTrainingAt: null,
      exportedCaseCount: 0,
    },
  ]);
  expect(await catalog.failureSets.cases('set-one')).toEqual(Uint32Array.of(rowAt(rows, 0), rowAt(rows, 2)));
});

test('a deleted set is in the trash and nowhere else, and comes back whole', async () => {
  const { catalog } = await setOfTwo();
  const before = await catalog.failureSets.get('set-one');

  await catalog.failureSets.delete('set-one');

  expect(await catalog.failureSets.list()).toEqual([]);
  expect(await catalog.failureSets.get('set-one')).toBeNull();
  expect(await catalog.trash.list()).toMatchObject([
    { id: 'set-one', kind: 'failure-set', title: 'Set: Hard ones' },
  ]);
  await expect(catalog.failureSets.rename('set-one', 'Other')).rejects.toMatchObject({ code: 'not-found' });
  await catalog.trash.restore(['set-one']);
  expect(await catalog.failureSets.get('set-one')).toEqual(before);

  await catalog.failureSets.delete('set-one');
  expect(await catalog.trash.empty()).toBe(1);
  await expect(catalog.trash.restore(['set-one'])).rejects.toMatchObject({ code: 'not-found' });
});

test('a set keeps its cases when its run and its environment are removed for good', async () => {
  const { catalog, digest, run, rows } = await setOfTwo();

  await catalog.runs.delete([run.id]);
  await catalog.environments.delete(digest);
  await catalog.trash.empty();

  expect(await catalog.runs.find(run.id)).toBeNull();
  expect(await catalog.failureSets.get('set-one')).toMatchObject({ run: { number: 1 }, caseCount: 2 });
  expect((await catalog.cases.many([...rows])).map(({ id }) => id)).toEqual(['q0', 'q1', 'q2']);

  await catalog.failureSets.delete('set-one');
  await catalog.trash.empty();
  expect(await catalog.cases.many([...rows])).toEqual([]);
});

test('another process sees a set and its new name at once', async () => {
  const { catalog, dataDirectory } = await setOfTwo();
  const other = await openCatalog({ dataDirectory });
  try {
    await other.failureSets.rename('set-one', 'Named elsewhere');
    expect(await catalog.failureSets.get('set-one')).toMatchObject({ name: 'Named elsewhere' });
    await catalog.failureSets.delete('set-one');
    expect(await other.failureSets.list()).toEqual([]);
  } finally {
    await other.close();
  }
});

test('cases exported for training are known again by digest, in later runs and other versions alone', async () => {
  let time = new Date('2026-11-23T12:00:00Z');
  const { catalog, dataDirectory, run, rows, digest } = await setOfTwo({ now: () => time });

  await catalog.training.mark({ runId: run.id, format: 'sft', caseRows: Uint32Array.of(rowAt(rows, 0)) });
  time = new Date('2026-11-24T12:00:00Z');
  const again = Uint32Array.of(rowAt(rows, 0), rowAt(rows, 1));
  await catalog.training.mark({ runId: run.id, format: 'dpo', caseRows: again });

  expect(await catalog.failureSets.get('set-one')).toMatchObject({
    exportedForTrainingAt: '2026-11-24T12:00:00.000Z',
    exportedCaseCount: 1,
  });
  // It was created two hours before the first export.
  expect(await catalog.training.seenBefore(run.id)).toBeNull();
  const between = { id: 'run-between', createdAt: '2026-11-24T10:00:00.000Z', plannedCases: rows };
  await catalog.runs.create(newRun(digest, between));
  expect(await catalog.training.seenBefore('run-between')).toEqual({
    cases: 1,
    of: 3,
    exportedAt: '2026-11-23T12:00:00.000Z',
  });
  const next = await addTestEnvironment(
    { catalog, dataDirectory },
    {
      manifest: testManifest({ version: '1.1.0' }),
      cases: [testCase(1), testCase(7)],
    },
  );
  const later = { id: 'run-later', createdAt: '2026-11-25T10:00:00.000Z', plannedCases: next.rows };
  await catalog.runs.create(newRun(next.digest, later));
  expect(await catalog.training.seenBefore('run-later')).toEqual({
    cases: 1,
    of: 2,
    exportedAt: '2026-11-24T12:00:00.000Z',
  });
});
