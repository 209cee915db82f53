import { dirname } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import * as z from 'zod';

import { RunSummary } from '#shared/domain/run.ts';
import { runCommand } from '../support/command-line-process.ts';
import { type CommandSession, openCommandSession } from '../support/command-session.ts';

// Every command is a process of its own.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

let at: CommandSession;

beforeEach(async () => {
  at = openCommandSession();
  await at.benchgen('import', at.bundle);
});

test('a recording named by a relative path is remembered by its absolute one', async () => {
  const path = at.recording(8).slice('replay:'.length);
  const words = ['run', 'sums', '--data-dir', at.data, '--model', 'replay:answers.jsonl'];

  const { code } = await runCommand(words, {}, dirname(path));

  expect(code).toBe(0);
  expect(await at.json(z.array(RunSummary), 'runs')).toMatchObject([{ model: `replay:${path}` }]);
});

test('the last line of progress is the end of the run', async () => {
  const { stderr } = await at.benchgen('run', 'sums', '--model', at.recording(6));

  const lines = stderr.split('\n').filter((line) => line.startsWith('run 1 '));

  expect(lines.at(-1)).toMatch(/ · 8\/8 · 1 pass · 5 fail · 2 error$/);
  expect(lines.filter((line) => line.includes(' 8/8 '))).toHaveLength(1);
});
