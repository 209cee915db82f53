// A process that owns a Python sandbox in which a program loops; by itself, or in a thread that it ends when told.
// Says `looping` when the program runs, and `ended` when its thread is gone.
import { isMainThread, parentPort, Worker } from 'node:worker_threads';

import { createPythonSandbox } from '#core/sandboxes/python/create-python-sandbox.ts';

import { sharedCache } from './python-cache.ts';

const [bubblewrap, place] = process.argv.slice(2);

if (isMainThread && place === 'thread') {
  const worker = new Worker(new URL(import.meta.url), { argv: process.argv.slice(2) });
  worker.on('message', () => console.log('looping'));
  process.stdin.once('data', () => void worker.terminate().then(() => console.log('ended')));
} else {
  const sandbox = createPythonSandbox({
    size: 1,
    cacheDirectory: sharedCache(),
    bubblewrap: bubblewrap === 'off' ? 'off' : 'auto',
  });
  const limits = { timeoutMs: 600_000, memoryBytes: 256 * 1024 * 1024 };
  const signal = new AbortController().signal;
  await sandbox.run({ source: 'pass', ...limits }, signal);
  // Ends with this process, or with a rejection nobody waits for any more.
  sandbox.run({ source: 'while True: pass', ...limits }, signal).catch(() => undefined);
  // The request is on its way; the process takes it up by itself.
  if (parentPort === null) console.log('looping');
  else parentPort.postMessage('looping');
}
