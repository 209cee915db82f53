import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';

import { catalogPaths } from '#core/catalog/catalog-paths.ts';
import { openCatalogReader } from '#core/catalog/open-catalog-reader.ts';

import {
  addTestEnvironment,
  caseResult,
  newDataDirectory,
  newEnvironment,
  openTestCatalog,
  rowAt,
  startTestRun,
  testCase,
  testCases,
} from '../support/catalog-fixtures.ts';

function startChild(mode: 'save' | 'add', dataDirectory: string, count: number) {
  const script = fileURLToPath(new URL('../support/catalog-child.ts', import.meta.url));
  const child = spawn(process.execPath, [script, mode, dataDirectory, String(count)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return { child, lines: createInterface({ input: child.stdout }), ended: once(child, 'exit') };
}

test('a result is there for another connection the moment its save resolves', async () => {
  const world = await openTestCatalog();
  const { run, rows } = await startTestRun(world);
  const other = new Database(catalogPaths(world.dataDirectory).database, { readonly: true });
  onTestFinished(() => void other.close());
  const count = other.prepare('SELECT count(*) FROM results').pluck();
  expect(count.get()).toBe(0);

  await world.catalog.results.save(run.id, caseResult(rowAt(rows, 0)));

  expect(count.get()).toBe(1);
});

test('closing writes what is pending; afterwards writes are refused', async () => {
  const world = await openTestCatalog();
  const { run, rows } = await startTestRun(world, { cases: testCases(50) });
  const saves = [...rows].map((row) => world.catalog.results.save(run.id, caseResult(row)));

  await world.catalog.close();

  expect(await Promise.all(saves)).toHaveLength(50);
  await expect(world.catalog.runs.setNote(run.id, 'late')).rejects.toMatchObject({
    code: 'catalog-unusable',
  });
  const again = await openTestCatalog({ dataDirectory: world.dataDirectory });
  expect((await again.catalog.runs.find(run.id))?.counts.pass).toBe(50);
});

test('after a kill, every result that was confirmed is there, and the counters agree with the rows', async () => {
  const dataDirectory = newDataDirectory();
  const { child, lines, ended } = startChild('save', dataDirectory, 3_000);
  const confirmed: number[] = [];
  for await (const line of lines) {
    confirmed.push(Number(line.replace('saved ', '')));
    if (confirmed.length === 300) child.kill('SIGKILL');
  }
  await ended;

  const { catalog } = await openTestCatalog({ dataDirectory });

  const stored = new Set((await catalog.results.narrow('run-one')).map(({ id }) => id));
  expect(confirmed.length).toBeGreaterThanOrEqual(300);
  expect(confirmed.filter((id) => !stored.has(id))).toEqual([]);
  expect((await catalog.runs.find('run-one'))?.counts.pass).toBe(stored.size);
});

test('a kill in the middle of an import leaves all of the environment or nothing, and no files', async () => {
  const dataDirectory = newDataDirectory();
  const { bundles, staging } = catalogPaths(dataDirectory);
  mkdirSync(bundles, { recursive: true });
  const { child, ended } = startChild('add', dataDirectory, 40_000);
  // The zip is laid beside its place just before the transaction begins.
  const watcher = watch(bundles, () => void child.kill('SIGKILL'));
  await ended;
  watcher.close();

  const { catalog } = await openTestCatalog({ dataDirectory });

  const found = await catalog.environments.find('sums');
  expect([0, 40_000]).toContain(found?.caseCount ?? 0);
  expect(readdirSync(bundles)).toEqual(found === null ? [] : [`${found.digest}.zip`]);
  expect(readdirSync(staging)).toEqual([]);
  const { rows, digest } = await addTestEnvironment({ catalog, dataDirectory });
  expect(await catalog.cases.index(digest)).toEqual(rows);
});

test('cases that cannot be taken in leave nothing of the environment', async () => {
  const world = await openTestCatalog();
  const twice = newEnvironment(world.dataDirectory, {
    cases: [testCase(0), testCase(1), testCase(2, { id: 'q1' })],
  });

  await expect(world.catalog.environments.add(twice)).rejects.toThrow();

  const { bundles, staging } = catalogPaths(world.dataDirectory);
  expect(await world.catalog.environments.get(twice.digest)).toBeNull();
  expect([...readdirSync(bundles), ...readdirSync(staging)]).toEqual([]);
  const missing = { ...newEnvironment(world.dataDirectory), stagedCasesPath: '/nowhere/staged.sqlite' };
  await expect(world.catalog.environments.add(missing)).rejects.toThrow('missing');
});

test('starting removes zips that nothing refers to and the staging files of dead processes alone', async () => {
  const dataDirectory = newDataDirectory();
  const { bundles, staging } = catalogPaths(dataDirectory);
  const first = await openTestCatalog({ dataDirectory });
  const { digest } = await addTestEnvironment(first);
  await first.catalog.close();
  writeFileSync(join(bundles, `${'0'.repeat(64)}.zip`), 'orphan');
  // No process has this number: it is above the largest that any system gives.
  writeFileSync(join(bundles, `${digest}.zip.99999999.partial`), 'dead');
  writeFileSync(join(bundles, `${digest}.zip.${process.pid}.partial`), 'alive');
  writeFileSync(join(staging, '99999999-a.sqlite'), 'dead');
  writeFileSync(join(staging, `${process.pid}-b.sqlite`), 'alive');

  await openTestCatalog({ dataDirectory });

  expect(new Set(readdirSync(bundles))).toEqual(
    new Set([`${digest}.zip`, `${digest}.zip.${process.pid}.partial`]),
  );
  expect(readdirSync(staging)).toEqual([`${process.pid}-b.sqlite`]);
});

test('a write waits for another process that is writing, and says so when it takes too long', async () => {
  const world = await openTestCatalog({ busyTimeoutMs: 100 });
  const { run } = await startTestRun(world);
  const other = new Database(catalogPaths(world.dataDirectory).database);
  onTestFinished(() => void other.close());
  other.exec('BEGIN IMMEDIATE');

  await expect(world.catalog.runs.setNote(run.id, 'too late')).rejects.toMatchObject({
    code: 'catalog-unusable',
    message: expect.stringContaining('Another BenchGen process') as string,
  });
  other.exec('ROLLBACK');
  await world.catalog.runs.setNote(run.id, 'in time');

  expect((await world.catalog.runs.find(run.id))?.note).toBe('in time');
});

test('two catalogs on one directory write side by side and see each other', async () => {
  const one = await openTestCatalog();
  const { run, rows, digest } = await startTestRun(one, { cases: testCases(200) });
  const other = await openTestCatalog({ dataDirectory: one.dataDirectory });
  const half = (catalog: typeof one.catalog, parity: number) =>
    [...rows]
      .filter((row) => row % 2 === parity)
      .map((row) =>
        catalog.results.save(run.id, caseResult(row, { verdict: parity === 0 ? 'pass' : 'fail' })),
      );

  await Promise.all([
    ...half(one.catalog, 0),
    ...half(other.catalog, 1),
    other.catalog.settings.set({ theme: 'dark' }),
  ]);

  const expected = { pass: 100, fail: 100, total: 200 };
  expect((await one.catalog.runs.find(run.id))?.counts).toMatchObject(expected);
  expect((await other.catalog.runs.find(run.id))?.counts).toMatchObject(expected);
  expect((await one.catalog.settings.get()).theme).toBe('dark');
  expect((await other.catalog.environments.find('sums'))?.digest).toBe(digest);
});

test('a reader without a writer reads environments, cases and cached replies, and writes nothing', async () => {
  const world = await openTestCatalog();
  const { digest, rows } = await addTestEnvironment(world);
  await world.catalog.responses.set('key', '{}');

  const reader = openCatalogReader(world.dataDirectory);
  onTestFinished(() => reader.close());

  expect((await reader.environments.get(digest))?.id).toBe('sums');
  expect((await reader.cases.many([...rows])).map(({ id }) => id)).toEqual(['q0', 'q1', 'q2']);
  expect(await reader.responses.get('key')).toBe('{}');
  expect(() => openCatalogReader(newDataDirectory())).toThrow('cannot be used');
  expect(existsSync(catalogPaths(world.dataDirectory).database)).toBe(true);
});
