import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import type { Client } from '#shared/client.ts';
import type { ExportFormat } from '#shared/domain/export.ts';
import type { FailureSet } from '#shared/domain/failure-set.ts';
import type { RunSummary } from '#shared/domain/run.ts';

import { importBundle, openTestCore, runToEnd } from '../support/open-test-core.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const CAPITALS: readonly (readonly [country: string, capital: string, continent: string])[] = [
  ['France', 'Paris', 'Europe'],
  ['Italy', 'Rome', 'Europe'],
  ['Japan', 'Tokyo', 'Asia'],
  ['Ghana', 'Accra', 'Africa'],
  ['Spain', 'Madrid', 'Europe'],
];

function manifest(version: string): string {
  return `schema: benchgen/1
id: capitals
version: ${version}
title: Capitals
dataset: { file: cases.jsonl, id: country, input: question, expected: capital, tags: [continent] }
harness: { kind: single-turn }
scoring: { checks: [{ kind: exact }] }
`;
}

/** A bundle of these countries; another capital makes another case. */
function bundle(version: string, rows: typeof CAPITALS): string {
  const folder = temporaryFolder();
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'environment.yaml'), manifest(version));
  const lines = rows.map(([country, capital, continent]) =>
    JSON.stringify({ country, question: `Capital of ${country}?`, capital, continent }),
  );
  writeFileSync(join(folder, 'cases.jsonl'), lines.join('\n'));
  return folder;
}

interface World {
  client: Client;
  run: RunSummary;
  /** A model that knows the first and the third capital alone. */
  model: string;
}

async function finishedRun(): Promise<World> {
  const folder = temporaryFolder();
  const { client } = await openTestCore({ dataDirectory: join(folder, 'data') });
  await importBundle(client, bundle('1.0.0', CAPITALS));
  const answers = CAPITALS.map(([id, capital], place) =>
    JSON.stringify({ id, response: place % 2 === 0 && place < 4 ? capital : 'Atlantis' }),
  );
  writeFileSync(join(folder, 'answers.jsonl'), answers.join('\n'));
  const model = `replay:${join(folder, 'answers.jsonl')}`;
  const run = await start(client, { model });
  return { client, run, model };
}

function start(client: Client, { model, set }: { model: string; set?: string }): Promise<RunSummary> {
  return runToEnd(client, async () => {
    const settings = set === undefined ? {} : { selection: { kind: 'failure-set' as const, id: set } };
    const [run] = await client.call('runs.start', { environment: 'capitals', models: [model], settings });
    if (run === undefined) throw new Error('No run was started.');
    return run;
  });
}

async function failures({ client, run }: World, name = 'Hard capitals'): Promise<FailureSet> {
  return client.call('failureSets.create', { runId: run.id, name, what: { kind: 'failures' } });
}

async function caseIds(client: Client, id: string, search = ''): Promise<string[]> {
  const ids = await client.call('failureSets.cases', { id, search });
  return (await client.call('cases.rows', { ids: [...ids] })).map(({ caseId }) => caseId);
}

async function exported(
  client: Client,
  request: { runId: string; set: string; format: ExportFormat },
): Promise<{ fileName: string; text: string }> {
  const { runId, set, format } = request;
  const what = { kind: 'failure-set' as const, id: set };
  const { handle, fileName } = await client.call('exports.create', { runId, what, format });
  const path = join(temporaryFolder(), fileName);
  await client.call('files.save', { handle, path });
  return { fileName, text: readFileSync(path, 'utf8') };
}

test('a set holds the cases of failures, of a filter or of chosen results, and says how they were chosen', async () => {
  const world = await finishedRun();
  const { client, run } = world;

  const failed = await failures(world);

  expect(failed).toMatchObject({
    environment: { id: 'capitals', version: '1.0.0' },
    run: { id: run.id, number: 1 },
    caseCount: 3,
    chosenBy: 'fail and partial',
  });
  expect(await caseIds(client, failed.id)).toEqual(['Italy', 'Ghana', 'Spain']);
  expect(await caseIds(client, failed.id, 'ghana')).toEqual(['Ghana']);
  const filter = { verdicts: ['fail' as const], tags: ['continent=Europe'] };
  const filtered = await client.call('failureSets.create', {
    runId: run.id,
    name: 'Europe',
    what: { kind: 'filter', filter },
  });
  expect(filtered.chosenBy).toBe('status:fail tag:continent=Europe');
  expect(await caseIds(client, filtered.id)).toEqual(['Italy', 'Spain']);
  const { ids } = await client.call('results.index', { runId: run.id });
  const chosen = await client.call('failureSets.create', {
    runId: run.id,
    name: 'Two',
    what: { kind: 'results', ids: [ids[2] ?? 0, ids[0] ?? 0] },
  });
  expect(chosen.chosenBy).toBe('2 chosen');
  expect(await caseIds(client, chosen.id)).toEqual(['France', 'Japan']);
  expect((await client.call('failureSets.list', {})).map(({ name }) => name)).toEqual([
    'Two',
    'Europe',
    'Hard capitals',
  ]);
});

test('a set of nothing, of results of another run, or without a name is refused', async () => {
  const world = await finishedRun();
  const { client, run } = world;
  const create = (name: string, ids: number[]) =>
    client.call('failureSets.create', { runId: run.id, name, what: { kind: 'results', ids } });

  await expect(create('Others', [999_999])).rejects.toMatchObject({ code: 'invalid-input' });
  await expect(create('   ', [1])).rejects.toMatchObject({ code: 'invalid-input' });
  await expect(
    client.call('failureSets.create', {
      runId: run.id,
      name: 'None',
      what: { kind: 'filter', filter: { verdicts: ['error'] } },
    }),
  ).rejects.toThrow(/No case of run 1/);
  expect(await client.call('failureSets.list', {})).toEqual([]);
});

test('any model runs exactly the cases of a set', async () => {
  const world = await finishedRun();
  const { id } = await failures(world);

  const run = await start(world.client, { model: 'baseline:gold', set: id });

  expect(run.counts).toMatchObject({ pass: 3, total: 3 });
  expect(run.settings.selection).toEqual({ kind: 'failure-set', id });
  const { ids } = await world.client.call('results.index', { runId: run.id });
  const rows = await world.client.call('results.rows', { ids: [...ids] });
  expect(rows.map(({ caseId }) => caseId)).toEqual(['Italy', 'Ghana', 'Spain']);
});

test('on a newer version the same cases are found again, and those that are gone or changed are said', async () => {
  const world = await finishedRun();
  const { client } = world;
  const { id } = await failures(world);
  const next = CAPITALS.filter(([country]) => country !== 'Ghana').map(
    ([country, capital, continent]) => [country, country === 'Italy' ? 'Roma' : capital, continent] as const,
  );
  await importBundle(client, bundle('1.1.0', [['Peru', 'Lima', 'America'], ...next]));
  const settings = { selection: { kind: 'failure-set' as const, id } };

  const { problems, requests } = await client.call('runs.estimate', {
    environment: 'capitals',
    models: ['baseline:gold'],
    settings,
  });
  const run = await start(client, { model: 'baseline:gold', set: id });

  const said =
    '2 of the 3 cases of the set “Hard capitals” are not in this version, or were changed, and are left out: Italy, Ghana.';
  expect(requests).toBe(1);
  expect(problems).toEqual([{ field: 'selection', model: null, blocking: false, message: said }]);
  expect(run.environment.version).toBe('1.1.0');
  expect(run.counts).toMatchObject({ pass: 1, total: 1 });
  expect(await client.call('runs.log', { runId: run.id })).toContainEqual(
    expect.objectContaining({ level: 'warning', message: said }),
  );
});

test('a set of another environment, or one in the trash, cannot be run', async () => {
  const world = await finishedRun();
  const { client } = world;
  const { id } = await failures(world);
  const request = {
    models: ['baseline:gold'],
    settings: { selection: { kind: 'failure-set' as const, id } },
  };

  await expect(client.call('runs.start', { environment: 'general-knowledge', ...request })).rejects.toThrow(
    /No case of the set “Hard capitals” is in this environment version/,
  );
  await client.call('failureSets.delete', { id });
  await expect(client.call('runs.start', { environment: 'capitals', ...request })).rejects.toMatchObject({
    code: 'not-found',
  });
  await client.call('trash.restore', { ids: [id] });
  expect((await start(client, { model: 'baseline:gold', set: id })).counts.pass).toBe(3);
});

test('a set can be renamed, and outlives its run', async () => {
  const world = await finishedRun();
  const { client, run } = world;
  const { id } = await failures(world);

  expect(await client.call('failureSets.rename', { id, name: ' Worse ' })).toMatchObject({ name: 'Worse' });
  await client.call('runs.delete', { runIds: [run.id] });
  await client.call('trash.empty', {});

  expect(await caseIds(client, id)).toEqual(['Italy', 'Ghana', 'Spain']);
  expect((await start(client, { model: 'baseline:gold', set: id })).counts.pass).toBe(3);
  const what = { kind: 'failure-set' as const, id };
  await expect(client.call('exports.preview', { runId: run.id, what, format: 'csv' })).rejects.toMatchObject({
    code: 'not-found',
  });
});

test('a set is exported in every format with the answers of a run', async () => {
  const world = await finishedRun();
  const { client, run } = world;
  const { id: set } = await failures(world, 'Hard: capitals!');
  const of = (format: ExportFormat) => exported(client, { runId: run.id, set, format });

  const lines = await of('jsonl');
  expect(lines.fileName).toBe('capitals_answers_run1_set-hard-capitals.jsonl');
  expect(
    lines.text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown),
  ).toMatchObject([
    { caseId: 'Italy', answer: 'Atlantis' },
    { caseId: 'Ghana', answer: 'Atlantis' },
    { caseId: 'Spain', answer: 'Atlantis' },
  ]);
  expect((await of('csv')).text.split('\r\n')).toHaveLength(5);
  expect((await of('sft')).text).toContain('"content":"Rome"');
  expect((await of('dpo')).text).toContain('"rejected":[{"role":"assistant","content":"Atlantis"}]');
  const bundled = await client.call('exports.create', {
    runId: run.id,
    what: { kind: 'failure-set', id: set },
    format: 'bundle',
  });
  const path = join(temporaryFolder(), bundled.fileName);
  await client.call('files.save', { handle: bundled.handle, path });
  const installed = await importBundle(client, path);
  expect(installed.id).toBe('capitals-set-hard-capitals-run1');
  expect(await client.call('cases.index', { digest: installed.digest })).toHaveLength(3);
});

test('an export for training is remembered: by the set, and in the health of later runs of these cases alone', async () => {
  const world = await finishedRun();
  const { client, run } = world;
  const { id: set } = await failures(world);
  const health = async (runId: string) => (await client.call('runs.report', { runId })).health;
  const now = () => client.call('failureSets.list', {});
  const what = { kind: 'failure-set' as const, id: set };

  await client.call('exports.preview', { runId: run.id, what, format: 'sft' });
  await exported(client, { runId: run.id, set, format: 'csv' });
  expect(await now()).toMatchObject([{ exportedForTrainingAt: null, exportedCaseCount: 0 }]);
  const before = await start(client, { model: 'baseline:gold' });
  await exported(client, { runId: run.id, set, format: 'sft' });
  const [{ exportedForTrainingAt: at } = { exportedForTrainingAt: null }] = await now();
  const after = await start(client, { model: 'baseline:gold' });

  expect(await now()).toMatchObject([{ exportedCaseCount: 3 }]);
  expect(at).not.toBeNull();
  expect(await health(run.id)).toEqual([]);
  expect(await health(before.id)).toEqual([]);
  expect(await health(after.id)).toEqual([
    {
      code: 'seen-in-training',
      severity: 'warning',
      count: 3,
      message: `3 of 5 cases were exported for training on ${at?.slice(0, 10) ?? ''}; a model trained on them has seen the answers.`,
    },
  ]);
});
