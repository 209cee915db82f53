import { readFileSync } from 'node:fs';

import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';

import { createExport, previewExport } from '#core/exports/export-service.ts';
import { csvCell } from '#core/exports/csv-record.ts';
import type { ExportFormat, ExportRequest } from '#shared/domain/export.ts';

import { bundleFolder, openRunBundles, type RunBundles } from '../support/run-bundles.ts';
import { openRunWorld, type RunWorld } from '../support/run-world.ts';

const MANIFEST = `schema: benchgen/1
id: capitals
version: 1.2.0
title: Capitals
dataset:
  file: data/capitals.csv
  input: "Capital of {{ country }}?"
  expected: capital
  tags: [continent]
  examples: { file: shots.jsonl }
harness: { kind: single-turn, system: One word., prompt: "{{ input }}" }
scoring: { checks: [{ kind: exact }] }
`;
const CAPITALS = `country,capital,continent
France,Paris,Europe
Italy,Rome,Europe
Japan,Tokyo,Asia
"Bosnia, Herzegovina",Sarajevo,Europe
Ghana,Accra,Africa
`;
const SHOTS = `${JSON.stringify({ country: 'Spain', capital: 'Madrid', continent: 'Europe' })}\n`;
const RECORDED: Record<string, string> = {
  '1': 'Paris',
  '2': '=Milan',
  '3': 'Tokyo',
  '4': 'Mostar,\n"old town"',
};

interface World {
  world: RunWorld;
  bundles: RunBundles;
  runId: string;
}

/** A run with three passes short of five: two wrong answers, and one case without any. */
async function finishedRun(manifest = MANIFEST): Promise<World> {
  const world = await openRunWorld();
  const bundles = openRunBundles(world);
  await bundles.install(
    bundleFolder({ 'environment.yaml': manifest, 'data/capitals.csv': CAPITALS, 'shots.jsonl': SHOTS }),
  );
  const recording = Object.entries(RECORDED).map(([id, response]) => JSON.stringify({ id, response }));
  const folder = bundleFolder({ 'answers.jsonl': recording.join('\n') });
  const run = await world.start({ environment: 'capitals', models: [`replay:${folder}/answers.jsonl`] });
  await world.ended(run.id);
  return { world, bundles, runId: run.id };
}

async function exported(
  { bundles, runId }: World,
  format: ExportFormat,
  what: ExportRequest['what'] = { kind: 'failures' },
): Promise<{ fileName: string; path: string; text: string }> {
  const { handle, fileName } = await createExport(bundles, { runId, what, format });
  const { path } = bundles.files.get(handle);
  return { fileName, path, text: readFileSync(path, 'utf8') };
}

function lines(text: string): Record<string, unknown>[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

test('an export of failures as JSON Lines holds everything about exactly these attempts', async () => {
  const world = await finishedRun();

  const { fileName, text } = await exported(world, 'jsonl');

  expect(fileName).toBe('capitals_answers_run1_failures.jsonl');
  const records = lines(text);
  expect(records.map(({ caseId }) => caseId)).toEqual(['2', '4']);
  expect(records[0]).toMatchObject({
    run: 1,
    environment: { id: 'capitals', version: '1.2.0' },
    verdict: 'fail',
    score: 0,
    answer: '=Milan',
    response: '=Milan',
    case: { input: 'Capital of Italy?', expected: 'Rome', tags: ['continent=Europe'] },
  });
  expect(records[0]?.['transcript']).toHaveLength(5);
});

test('an export of failures as fine-tuning chats teaches the expected answers, without the examples', async () => {
  const { text } = await exported(await finishedRun(), 'sft');

  expect(lines(text)).toEqual([
    {
      messages: [
        { role: 'system', content: 'One word.' },
        { role: 'user', content: 'Capital of Italy?' },
        { role: 'assistant', content: 'Rome' },
      ],
    },
    {
      messages: [
        { role: 'system', content: 'One word.' },
        { role: 'user', content: 'Capital of Bosnia, Herzegovina?' },
        { role: 'assistant', content: 'Sarajevo' },
      ],
    },
  ]);
});

test('an export of failures as preference pairs chooses the expected answer and rejects the given one', async () => {
  const { fileName, text } = await exported(await finishedRun(), 'dpo');

  expect(fileName).toBe('capitals_answers_run1_failures_dpo.jsonl');
  expect(lines(text)[0]).toEqual({
    prompt: [
      { role: 'system', content: 'One word.' },
      { role: 'user', content: 'Capital of Italy?' },
    ],
    chosen: [{ role: 'assistant', content: 'Rome' }],
    rejected: [{ role: 'assistant', content: '=Milan' }],
  });
});

test.each([
  ['{ kind: regex }', 'the expected value is a pattern, not an answer'],
  [
    '{ kind: contains, values: [the] }',
    'the checks look for phrases of their own, so the expected value is not an answer',
  ],
])('what the check %s expects is not taught as an answer', async (check, reason) => {
  const { bundles, runId } = await finishedRun(MANIFEST.replace('{ kind: exact }', check));
  for (const format of ['sft', 'dpo'] as const) {
    const preview = await previewExport(bundles, { runId, what: { kind: 'failures' }, format });
    expect(preview).toMatchObject({ count: 0, leftOut: [{ reason }] });
  }
});

test('a solution is taught where the expected value is a pattern, and an answer that has to match as well', async () => {
  const solved = MANIFEST.replace('expected: capital', 'expected: capital\n  solution: capital');
  const worlds = [
    await finishedRun(solved.replace('{ kind: exact }', '{ kind: regex }')),
    await finishedRun(MANIFEST.replace('{ kind: exact }', '{ kind: exact }, { kind: regex }')),
  ];
  for (const world of worlds) expect(lines((await exported(world, 'sft')).text)).toHaveLength(2);
});

test('an export of failures as CSV is read back by a CSV reader, and no cell is a formula', async () => {
  const { text } = await exported(await finishedRun(), 'csv');

  const rows: Record<string, string>[] = parse(text, { columns: true, record_delimiter: '\r\n' });
  expect(rows.map((row) => [row['case_id'], row['verdict'], row['expected'], row['response']])).toEqual([
    ['2', 'fail', 'Rome', "'=Milan"],
    ['4', 'fail', 'Sarajevo', 'Mostar,\n"old town"'],
  ]);
});

test('an export of failures as a bundle can be imported and run, and holds exactly these cases', async () => {
  const { world, bundles, ...rest } = await finishedRun();
  const { fileName, path } = await exported({ world, bundles, ...rest }, 'bundle');

  const installed = await bundles.install(path);
  const run = await world.start({ environment: installed.id, models: ['baseline:gold'] });
  const ended = await world.ended(run.id);

  expect(fileName).toBe('capitals_answers_run1_failures.zip');
  expect(installed).toMatchObject({ id: 'capitals-failures-run1', version: '1.2.0' });
  expect(ended).toMatchObject({ status: 'completed', counts: { pass: 2, total: 2 } });
  expect([...(await world.verdicts(run.id)).keys()]).toEqual(['2#1', '4#1']);
  const environment = await world.catalog.environments.find(installed.id);
  expect(environment?.files.map((file) => file.path)).toEqual([
    'cases.jsonl',
    'environment.yaml',
    'shots.jsonl',
  ]);
  expect(environment?.examples).toHaveLength(1);
});

test('an export of failures is the same file when it is made again', async () => {
  const world = await finishedRun();

  for (const format of ['jsonl', 'sft', 'dpo', 'csv', 'bundle'] as const) {
    const first = await exported(world, format);
    const second = await exported(world, format);
    expect(readFileSync(second.path).equals(readFileSync(first.path))).toBe(true);
  }
});

describe('what an export holds', () => {
  test.each([
    { what: { kind: 'all' as const }, ids: ['1', '2', '3', '4', '5'] },
    { what: { kind: 'failures' as const }, ids: ['2', '4'] },
    { what: { kind: 'filter' as const, filter: { tags: ['continent=Asia'] } }, ids: ['3'] },
    { what: { kind: 'filter' as const, filter: { verdicts: ['error' as const] } }, ids: ['5'] },
  ])('$what.kind: $ids', async ({ what, ids }) => {
    const { text } = await exported(await finishedRun(), 'jsonl', what);

    expect(lines(text).map(({ caseId }) => caseId)).toEqual(ids);
  });

  test('results chosen one by one come in the order of the dataset', async () => {
    const world = await finishedRun();
    const [first, , third] = await world.world.catalog.results.narrow(world.runId);
    const ids = [third?.id ?? 0, first?.id ?? 0, 999_999];

    const { text } = await exported(world, 'jsonl', { kind: 'results', ids });

    expect(lines(text).map(({ caseId }) => caseId)).toEqual(['1', '3']);
  });

  test('is told beforehand, with what the format cannot hold', async () => {
    const { bundles, runId } = await finishedRun();

    const preview = await previewExport(bundles, { runId, what: { kind: 'all' }, format: 'dpo' });

    expect(preview).toMatchObject({
      fileName: 'capitals_answers_run1_all_dpo.jsonl',
      count: 2,
      leftOut: [
        { reason: 'the answer was right, so there is nothing to reject', count: 2 },
        { reason: 'the attempt broke, so there is no answer to reject', count: 1 },
      ],
    });
    expect(preview.sample).toContain('"chosen":[{"role":"assistant","content":"Rome"}]');
  });

  test('is an empty text where a run has no failures, and no bundle', async () => {
    const world = await finishedRun();
    const run = await world.world.start({ environment: 'capitals', models: ['baseline:gold'] });
    await world.world.ended(run.id);
    const flawless = { ...world, runId: run.id };

    for (const format of ['jsonl', 'sft', 'dpo'] as const) {
      expect((await exported(flawless, format)).text).toBe('');
    }
    expect((await exported(flawless, 'csv')).text).toMatch(/^case_id,[^\n]*\r\n$/);
    await expect(exported(flawless, 'bundle')).rejects.toThrow('The run has no failures to export.');
  });

  test('of nothing is refused', async () => {
    const world = await finishedRun();
    const nothing = { kind: 'filter' as const, filter: { tags: ['continent=Atlantis'] } };

    await expect(exported(world, 'csv', nothing)).rejects.toThrow('No result can be exported this way');
    await expect(exported(world, 'bundle', nothing)).rejects.toThrow('No result can be exported this way');
  });
});

test.each([
  ['=1+1', "'=1+1"],
  ['+cmd', "'+cmd"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['-2', '-2'],
  ['-2+3', "'-2+3"],
  ['\t=1', "'\t=1"],
  ['say "hi"', '"say ""hi"""'],
  ['a,b', '"a,b"'],
  ['plain', 'plain'],
])('the cell %j is written as %j', (value, cell) => expect(csvCell(value)).toBe(cell));
