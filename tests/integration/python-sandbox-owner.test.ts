import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { describe, expect, onTestFinished, test, vi } from 'vitest';

import { isBubblewrapUsable } from '#core/sandboxes/python/bubblewrap.ts';

import { descendantsOf, stillRunning, ticksOf } from '../support/process-tree.ts';

const OWNER = fileURLToPath(new URL('../support/python-owner.ts', import.meta.url));

function startOwner(...words: string[]): ChildProcessWithoutNullStreams {
  const owner = spawn(process.execPath, [OWNER, ...words], { stdio: ['pipe', 'pipe', 'pipe'] });
  onTestFinished(() => void owner.kill('SIGKILL'));
  return owner;
}

async function hears(owner: ChildProcessWithoutNullStreams, word: string): Promise<void> {
  let heard = '';
  for await (const text of owner.stdout.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
    heard += String(text);
    if (heard.includes(word)) return;
  }
  throw new Error(`The owner ended without saying ${word}.`);
}

/** The processes of the sandbox, once the program in them has used time of the processor. */
async function busyChildrenOf(owner: ChildProcessWithoutNullStreams): Promise<number[]> {
  const children = descendantsOf(owner.pid ?? 0);
  const before = ticksOf(children);
  await vi.waitFor(() => expect(ticksOf(children)).toBeGreaterThan(before + 20), { timeout: 20_000 });
  return children;
}

const MODES = [
  { mode: 'off', title: 'without bubblewrap' },
  ...(isBubblewrapUsable() ? [{ mode: 'auto', title: 'in bubblewrap' }] : []),
];

// Linux tells which processes there are; elsewhere the same code runs, but this cannot look.
describe.skipIf(process.platform !== 'linux').each(MODES)(
  'a Python program that loops $title',
  ({ mode }) => {
    test('ends when its owner is killed', async () => {
      const owner = startOwner(mode, 'process');
      await hears(owner, 'looping');
      const children = await busyChildrenOf(owner);

      owner.kill('SIGKILL');

      await vi.waitFor(() => expect(stillRunning(children)).toEqual([]), { timeout: 10_000 });
    });

    test('ends when the thread that owns it ends', async () => {
      const owner = startOwner(mode, 'thread');
      await hears(owner, 'looping');
      const children = await busyChildrenOf(owner);

      owner.stdin.write('now\n');
      await hears(owner, 'ended');

      await vi.waitFor(() => expect(stillRunning(children)).toEqual([]), { timeout: 10_000 });
      expect(owner.exitCode).toBeNull();
    });
  },
);
