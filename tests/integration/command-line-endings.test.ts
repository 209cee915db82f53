import { beforeEach, expect, test, vi } from 'vitest';

import { type CommandSession, openCommandSession } from '../support/command-session.ts';

// Every command is a process of its own.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

let at: CommandSession;

beforeEach(async () => {
  at = openCommandSession();
  await at.benchgen('import', at.bundle);
});

test('rescore ends with 3 while errors remain', async () => {
  await at.benchgen('run', 'sums', '--model', at.recording(6));

  expect(await at.benchgen('rescore', '1')).toMatchObject({ code: 3 });
});

test('a run that is over is not cancelled, and without failures has none to run again', async () => {
  await at.benchgen('run', 'sums', '--model', 'baseline:gold');

  const text = await at.benchgen('cancel', '1');
  const document = await at.benchgen('cancel', '1', '--json');
  const again = await at.benchgen('run', 'sums', '--model', 'baseline:gold', '--failures-of', '1');

  expect(text).toMatchObject({ code: 0, stdout: 'Run 1 is over (completed).\n' });
  expect(JSON.parse(document.stdout)).toMatchObject({ number: 1, cancelled: false });
  expect(again).toMatchObject({ code: 2, stderr: 'benchgen: Run 1 has no failures to run again.\n' });
});

test('the help of resume names what it goes on with', async () => {
  const { stdout } = await at.benchgen('resume', '--help');

  expect(stdout).toContain('interrupted, paused or cancelled');
});
