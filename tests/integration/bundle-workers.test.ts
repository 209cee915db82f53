import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { expect, onTestFinished, test } from 'vitest';

import { createImportWorkers, type WorkerOptions } from '#core/bundles/import/import-worker-pool.ts';

import { goodBundle, writeFiles } from '../support/bundle-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

function workers(options: WorkerOptions = {}) {
  const pool = createImportWorkers(options);
  onTestFinished(() => pool.close());
  return pool;
}

function entryOf(code: string): URL {
  const path = join(temporaryFolder(), 'entry.mjs');
  writeFileSync(path, code);
  return pathToFileURL(path);
}

const bundle = () => ({ path: writeFiles(temporaryFolder(), goodBundle()) });

test('many bundles are read at once by few workers', async () => {
  const pool = workers({ most: 2 });

  const readings = await Promise.all(
    Array.from({ length: 6 }, () => pool.run('inspect', { bundle: bundle() })),
  );

  expect(new Set(readings.map((reading) => reading.digest)).size).toBe(1);
  expect(readings.every((reading) => reading.isValid)).toBe(true);
});

test('the error of a job keeps its code, its message and its problems', async () => {
  const inspect = workers().run('inspect', {
    bundle: { path: writeFiles(temporaryFolder(), { 'a.txt': 'x' }) },
  });

  await expect(inspect).rejects.toMatchObject({
    name: 'AppError',
    code: 'bundle-invalid',
    problems: [{ message: 'There is no environment.yaml at the top of the bundle.' }],
  });
});

test.each([
  [
    'is missing',
    () => pathToFileURL(join(temporaryFolder(), 'none.mjs')),
    /The import worker failed: .*none\.mjs/,
  ],
  ['throws when it starts', () => entryOf('throw new Error("no luck")'), /The import worker failed: no luck/],
  ['ends when it starts', () => entryOf('process.exit(0)'), /The import worker ended/],
])('a worker that %s fails the call', async (_, entry, says) => {
  const inspect = workers({ entry: entry() }).run('inspect', { bundle: bundle() });

  await expect(inspect).rejects.toThrow(says);
});

test('after a worker is gone another one takes over', async () => {
  const pool = workers({ most: 1, idleMs: 0 });

  const first = await pool.run('digest', { bundle: bundle() });
  const second = await pool.run('digest', { bundle: bundle() });

  expect(second).toEqual(first);
});

test('a job that is given up throws the reason, also while it waits', async () => {
  const pool = workers({
    most: 1,
    entry: entryOf('import { parentPort } from "node:worker_threads"; parentPort.on("message", () => {});'),
  });
  const abort = new AbortController();
  const jobs = [1, 2].map(() => pool.run('digest', { bundle: bundle() }, abort.signal));
  const outcomes = Promise.allSettled(jobs);

  abort.abort(new Error('never mind'));

  expect(await outcomes).toMatchObject([
    { status: 'rejected', reason: { message: 'never mind' } },
    { status: 'rejected', reason: { message: 'never mind' } },
  ]);
});
