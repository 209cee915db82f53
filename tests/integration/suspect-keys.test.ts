import { join } from 'node:path';

import { beforeEach, expect, test } from 'vitest';

import type { Client } from '#shared/client.ts';
import type { CallInput } from '#shared/contract.ts';

import { writeFiles } from '../support/bundle-files.ts';
import { importBundle, openTestCore, runToEnd } from '../support/open-test-core.ts';
import { recordedRun, withoutBuiltIn } from '../support/recorded-runs.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const MANIFEST = `schema: benchgen/1
id: capitals
version: 1.0.0
title: Capitals
dataset: { file: cases.jsonl, input: question, expected: answer }
harness: { kind: single-turn }
scoring: { checks: [{ kind: exact }] }
`;
const KEY = { at: 'Vienna', be: 'Brussels', cz: 'Prague', dk: 'Aarhus' };
/** The key of dk is wrong. */
const RIGHT = { ...KEY, dk: 'Copenhagen' };

let client: Client;
let folder: string;
beforeEach(async () => {
  folder = temporaryFolder();
  const resourcesDirectory = withoutBuiltIn(folder);
  ({ client } = await openTestCore({ dataDirectory: join(folder, 'data'), resourcesDirectory }));
  const rows = Object.entries(KEY).map(([id, answer]) => ({ id, question: `Capital of ${id}?`, answer }));
  const cases = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  const files = { 'environment.yaml': MANIFEST, 'cases.jsonl': cases };
  await importBundle(client, writeFiles(join(folder, 'one'), files));
});

const ran = (name: string, answers: Record<string, string>, settings?: CallInput<'runs.start'>['settings']) =>
  recordedRun(client, folder, { name, answers, environment: 'capitals', ...(settings && { settings }) });
const suspects = () => client.call('environments.suspectKeys', { environment: 'capitals' });

test('two strong models that miss a case with one answer make its key suspect', async () => {
  const one = await ran('one', RIGHT);
  const two = await ran('two', { ...RIGHT, dk: ' copenhagen\n', be: 'Ghent' });
  await ran('three', { ...KEY, be: 'Antwerp', dk: 'Odense' });

  const found = await suspects();

  expect(found).toMatchObject([{ caseId: 'dk', input: 'Capital of dk?', expected: 'Aarhus', strongRuns: 3 }]);
  expect(found[0]?.answer.toLowerCase()).toBe('copenhagen');
  expect(found[0]?.agreeing.map(({ runNumber }) => runNumber).sort()).toEqual([one.number, two.number]);
});

test('several runs of one model speak once, and one model alone says nothing', async () => {
  await ran('one', RIGHT);
  await ran('one', RIGHT);

  expect(await suspects()).toEqual([]);
});

test('weak runs, runs of a part and baselines do not count', async () => {
  await ran('one', RIGHT);
  await ran('weak', { dk: 'Copenhagen' });
  await ran('part', RIGHT, { selection: { kind: 'first', count: 4 } });
  await runToEnd(client, async () => {
    const [run] = await client.call('runs.start', { environment: 'capitals', models: ['baseline:gold'] });
    if (run === undefined) throw new Error('No run was started.');
    return run;
  });

  expect(await suspects()).toEqual([]);
});

test('fewer than half of the strong runs are not enough, and an answer equal to the key but for its case is none', async () => {
  await ran('one', RIGHT);
  await ran('two', RIGHT);
  for (const name of ['three', 'four', 'five']) await ran(name, { ...KEY, at: 'VIENNA' });

  expect(await suspects()).toEqual([]);
});
