import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { beforeEach, expect, test, vi } from 'vitest';
import * as z from 'zod';

import { FailureSet } from '#shared/domain/failure-set.ts';
import { Report } from '#shared/domain/report.ts';

import { type CommandSession, openCommandSession } from '../support/command-session.ts';
import { openTestCore } from '../support/open-test-core.ts';

// Every command is a process of its own.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

let at: CommandSession;

beforeEach(async () => {
  at = openCommandSession();
  await at.benchgen('run', at.bundle, '--model', at.recording(8));
});

test('the failures of a run are kept as a set, run again, exported for training, and later reports say so', async () => {
  const set = await at.json(FailureSet, 'sets', 'add', '1', '--name', 'hard sums');
  expect(set).toMatchObject({ name: 'hard sums', caseCount: 7, run: { number: 1 } });

  const { runs } = await at.json(
    z.object({ runs: z.array(Report) }),
    'run',
    'sums',
    '--model',
    'baseline:gold',
    '--set',
    'hard sums',
  );
  expect(runs).toMatchObject([{ counts: { pass: 7, total: 7 }, health: [] }]);

  const out = join(at.folder, 'pairs.jsonl');
  const exported = await at.benchgen('export', '--set', set.id.slice(0, 6), '--format', 'dpo', '--out', out);
  expect(exported.code).toBe(0);
  expect(readFileSync(out, 'utf8').trimEnd().split('\n')).toHaveLength(7);

  const list = await at.benchgen('sets');
  expect(list.stdout).toMatch(/^[0-9a-f]{8} +hard sums +sums 1\.0\.0 +1 +7 +fail and partial .* 7, \d{4}-/m);
  const later = await at.benchgen('run', 'sums', '--model', 'baseline:gold', '--set', set.id);
  expect(later.stdout).toMatch(/7 of 7 cases were exported for training on \d{4}-\d\d-\d\d/);
});

test('a set is shown, renamed and removed by name, and a process that is already open sees each', async () => {
  const { client } = await openTestCore({ dataDirectory: at.data });
  const names = async () => (await client.call('failureSets.list', {})).map(({ name }) => name);

  await at.benchgen('sets', 'add', '1', '--name', 'right ones', '--verdict', 'pass');
  expect(await names()).toEqual(['right ones']);
  expect((await at.benchgen('sets', 'show', 'right ones')).stdout).toMatch(
    /^sum-00000 +\[sum-00000\] What is/m,
  );
  await at.benchgen('sets', 'rename', 'right ones', 'easy');
  expect(await names()).toEqual(['easy']);
  const other = await client.call('failureSets.create', {
    runId: '1',
    name: 'made by the other',
    what: { kind: 'failures' },
  });
  expect((await at.benchgen('sets', 'remove', other.id)).stdout).toBe('Removed “made by the other”.\n');
  expect(await names()).toEqual(['easy']);
  expect(await client.call('trash.list', {})).toMatchObject([{ id: other.id, kind: 'failure-set' }]);
});

test('a set that is not there, and choices that exclude each other, are refused with exit code 2', async () => {
  const gold = ['run', 'sums', '--model', 'baseline:gold'];
  const missing = await at.benchgen(...gold, '--set', 'nothing');
  expect(missing).toMatchObject({ code: 2, stderr: expect.stringContaining('There is no set nothing') });
  const both = await at.benchgen(...gold, '--set', 'nothing', '--limit', '2');
  expect(both).toMatchObject({ code: 2, stderr: expect.stringContaining('--failures-of and --set') });
  const neither = await at.benchgen('export', '1', '--format', 'csv', '--out', join(at.folder, 'x.csv'));
  expect(neither).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('--what failures|all and --set'),
  });
});
