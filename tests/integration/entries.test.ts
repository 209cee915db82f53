import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

import { describe, expect, onTestFinished, test } from 'vitest';

import { type EntryName, entryUrl } from '#core/entry-url.ts';
import { OfflineLock } from '#core/providers/offline-lock.ts';
import { newMarker } from '#core/runs/pool/busy-marker.ts';
import type { WorkerData } from '#core/runs/pool/worker-messages.ts';
import { childCommand } from '#core/sandboxes/python/child-command.ts';
import { pyodideDirectory } from '#core/sandboxes/python/pyodide-directory.ts';

import { temporaryFolder } from '../support/temporary-folder.ts';

/** The Python sandbox is a process, and started as one below. */
type ThreadName = Exclude<EntryName, 'python-sandbox'>;

const ENTRIES: readonly ThreadName[] = [
  'run-worker',
  'catalog-writer',
  'import-worker',
  'javascript-sandbox',
  'sql-sandbox',
];

/** What each thread is given when it starts, as its owner gives it. */
const DATA: Readonly<Record<ThreadName, () => unknown>> = {
  'run-worker': (): WorkerData => ({ marker: newMarker(), offlineLock: new OfflineLock().memory }),
  'catalog-writer': () => ({ dataDirectory: temporaryFolder() }),
  'import-worker': () => ({}),
  'javascript-sandbox': () => ({}),
  'sql-sandbox': () => ({}),
};

/** Resolves when the thread speaks: by itself, or to answer a request, even one it does not know. */
async function startEntry(url: URL, name: ThreadName): Promise<void> {
  const worker = new Worker(url, { workerData: DATA[name]() });
  onTestFinished(async () => void (await worker.terminate()));
  const ended = Promise.withResolvers<never>();
  worker.once('error', (error) => ended.reject(error));
  worker.once('exit', (code) => ended.reject(new Error(`It ended at once with code ${code}.`)));
  if (name === 'import-worker') worker.postMessage({ id: 1, job: 'none', input: {} });
  await Promise.race([ended.promise, once(worker, 'message')]);
}

describe.each(ENTRIES)('the thread entry %s', (name) => {
  test('starts from its source', async () => {
    const url = entryUrl(name);

    expect(fileURLToPath(url)).toMatch(new RegExp(`src.main.${name}\\.ts$`));
    await expect(startEntry(url, name)).resolves.toBeUndefined();
  });

  const built = new URL(`../../out/main/${name}.js`, import.meta.url);
  // The build is made by the end-to-end suites; what is there must start.
  test.skipIf(!existsSync(built))('starts from the build', async () => {
    await expect(startEntry(built, name)).resolves.toBeUndefined();
  });
});

/** Resolves when the process says that programs can be run. */
async function startPython(entry: URL): Promise<string> {
  const settings = {
    pyodideDirectory: pyodideDirectory(),
    snapshotPath: null,
    snapshotKey: '',
    makesSnapshot: false,
  };
  const command = childCommand(settings, { bubblewrap: false, entry });
  const child = spawn(command.file, command.arguments, { env: command.environment, stdio: 'pipe' });
  onTestFinished(() => void child.kill('SIGKILL'));
  for await (const text of child.stdout.setEncoding('utf8')) return String(text).trim();
  throw new Error('It ended without a word.');
}

describe('the process entry python-sandbox', () => {
  /** Without a snapshot, on a busy machine. */
  const COLD_START_MS = 120_000;
  const READY = '{"type":"ready","fromSnapshot":false}';

  test(
    'starts from its source',
    async () => {
      await expect(startPython(entryUrl('python-sandbox'))).resolves.toBe(READY);
    },
    COLD_START_MS,
  );

  const built = new URL('../../out/main/python-sandbox.js', import.meta.url);
  test.skipIf(!existsSync(built))(
    'starts from the build',
    async () => {
      await expect(startPython(built)).resolves.toBe(READY);
    },
    COLD_START_MS,
  );
});
