import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

import { expect, onTestFinished, test } from 'vitest';

import { isBubblewrapUsable } from '#core/sandboxes/python/bubblewrap.ts';
import { childCommand } from '#core/sandboxes/python/child-command.ts';
import { pyodideDirectory } from '#core/sandboxes/python/pyodide-directory.ts';

import { temporaryFolder } from '../support/temporary-folder.ts';

// Each wall alone, since the escape suite only meets the innermost one.

test('a locked realm has no host objects, makes no code from strings and imports nothing', async () => {
  const worker = new Worker(new URL('../support/locked-realm.ts', import.meta.url));
  onTestFinished(async () => void (await worker.terminate()));

  expect(await once(worker, 'message')).toEqual([[]]);
});

const PROBE = new URL('../support/permission-probe.ts', import.meta.url);

/** What a process with the rights of the sandbox reaches, when its program is one that only tries. */
async function reachedBy({ bubblewrap }: { bubblewrap: boolean }): Promise<unknown> {
  const folder = temporaryFolder();
  const secret = join(folder, 'secret.txt');
  writeFileSync(secret, 'secret');
  const server = createServer((socket) => void socket.destroy()).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const settings = {
    // The probe must be readable, as the files of the interpreter are.
    pyodideDirectory: fileURLToPath(new URL('.', PROBE)),
    snapshotPath: null,
    snapshotKey: '',
    makesSnapshot: false,
  };
  const command = childCommand(settings, { bubblewrap, entry: PROBE });
  const child = spawn(command.file, [...command.arguments, secret, join(folder, 'made'), String(port)], {
    env: command.environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [text] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
  return JSON.parse(text);
}

test('the process of the sandbox has no rights on files and programs, and no environment', async () => {
  // Connections are not Node's to refuse: there the locked realm is the wall, and bubblewrap where there is one.
  expect(await reachedBy({ bubblewrap: false })).toEqual(['connect to a server']);
});

test.skipIf(!isBubblewrapUsable())('in bubblewrap it has no network either', async () => {
  expect(await reachedBy({ bubblewrap: true })).toEqual([]);
});

test('the same program without those rights reaches everything', () => {
  const folder = temporaryFolder();
  const secret = join(folder, 'secret.txt');
  writeFileSync(secret, 'secret');

  const { stdout } = spawnSync(
    process.execPath,
    [fileURLToPath(PROBE), '', secret, join(folder, 'made'), '1'],
    {
      encoding: 'utf8',
    },
  );

  expect(JSON.parse(stdout)).toEqual([
    'read a file',
    'write a file',
    'start a program',
    'read the environment',
  ]);
});

test('the files of the interpreter are found', () => {
  expect(pyodideDirectory()).toMatch(/node_modules.pyodide$/);
});
