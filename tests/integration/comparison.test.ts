import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { beforeEach, describe, expect, test } from 'vitest';

import type { Client } from '#shared/client.ts';
import type { RunSummary } from '#shared/domain/run.ts';

import { writeFiles } from '../support/bundle-files.ts';
import { importBundle, openTestCore, runToEnd } from '../support/open-test-core.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const MANIFEST = `schema: benchgen/1
id: capitals
version: 1.0.0
title: Capitals
dataset: { file: cases.jsonl, input: question, expected: answer }
harness: { kind: single-turn }
scoring:
  checks:
    - { kind: exact }
`;
const ROWS = [
  ['at', 'Austria?', 'Vienna'],
  ['be', 'Belgium?', 'Brussels'],
  ['cz', 'Czechia?', 'Prague'],
  ['dk', 'Denmark?', 'Copenhagen'],
  ['ee', 'Estonia?', 'Tallinn'],
  ['fi', 'Finland?', 'Helsinki'],
] as const;
const jsonl = (rows: readonly (readonly [string, string, string])[]) =>
  rows.map(([id, question, answer]) => `${JSON.stringify({ id, question, answer })}\n`).join('');

let client: Client;
let folder: string;
beforeEach(async () => {
  folder = temporaryFolder();
  ({ client } = await openTestCore({ dataDirectory: join(folder, 'data') }));
  await importBundle(
    client,
    writeFiles(join(folder, 'one'), { 'environment.yaml': MANIFEST, 'cases.jsonl': jsonl(ROWS) }),
  );
});

/** A run of recorded answers; a case without one becomes an error. */
function recorded(
  name: string,
  answers: Record<string, string>,
  version: string | null = null,
): Promise<RunSummary> {
  const file = join(folder, `${name}.jsonl`);
  const lines = Object.entries(answers).map(([id, response]) => `${JSON.stringify({ id, response })}\n`);
  writeFileSync(file, lines.join(''));
  return runToEnd(client, async () => {
    const [run] = await client.call('runs.start', {
      environment: 'capitals',
      version,
      models: [`replay:${file}`],
    });
    if (run === undefined) throw new Error('no run');
    return run;
  });
}

const right = Object.fromEntries(ROWS.map(([id, , answer]) => [id, answer]));

/** Three runs: the second gets two more wrong and one more right, the third has an error. */
const open = async () => {
  const a = await recorded('a', { ...right, dk: 'Aarhus', ee: 'Riga' });
  const b = await recorded('b', { ...right, at: 'Graz', be: 'Ghent', ee: 'Tartu' });
  const { cz: _none, ...others } = right;
  const c = await recorded('c', others);
  return { a, b, c, runIds: [a.id, b.id, c.id] };
};

describe('runs of one version', () => {
  test('are aligned case by case; an error is no regression', async () => {
    const { a, b, c, runIds } = await open();

    const { baseline, runs } = await client.call('comparisons.get', { runIds });

    expect(baseline).toBe(a.id);
    expect(runs.map(({ run }) => run.id)).toEqual([a.id, b.id, c.id]);
    expect(runs[0]).toMatchObject({ difference: null, accuracy: { value: 4 / 6 } });
    expect(runs[1]).toMatchObject({
      shared: 6,
      errors: 0,
      accuracy: { value: 3 / 6 },
      difference: { better: 1, worse: 2, p: 1, cases: 6, isTold: false, value: expect.closeTo(-1 / 6, 12) },
    });
    expect(runs[2]).toMatchObject({
      shared: 5,
      errors: 1,
      baselineAccuracy: { value: 3 / 5 },
      difference: { better: 2, worse: 0, cases: 5, value: expect.closeTo(2 / 5, 12) },
    });
    expect(runs[2]?.notes).toContainEqual(expect.objectContaining({ code: 'errors' }));
    expect(c.counts.error).toBe(1);
    expect(b.counts.error).toBe(0);
  });

  test('every filter lists what it counts', async () => {
    const { runIds, b } = await open();
    const wanted = {
      all: ['at', 'be', 'cz', 'dk', 'ee', 'fi'],
      changed: ['at', 'be', 'dk', 'ee'],
      regressed: ['at', 'be'],
      improved: ['dk', 'ee'],
      same: ['cz', 'fi'],
      'all-wrong': [],
      differing: ['at', 'be', 'cz', 'dk', 'ee'],
      errors: ['cz'],
      'only-in-one': [],
    } as const;
    for (const [show, caseIds] of Object.entries(wanted)) {
      const request = { runIds, show: show as keyof typeof wanted };
      const { ids, counts } = await client.call('comparisons.index', request);
      const rows = await client.call('comparisons.rows', { runIds, ids: [...ids] });
      expect([show, rows.map(({ caseId }) => caseId)]).toEqual([show, caseIds]);
      expect([show, counts[request.show]]).toEqual([show, caseIds.length]);
    }
    const { counts } = await client.call('comparisons.index', { runIds, against: b.id });
    expect(counts).toMatchObject({
      regressed: 2,
      improved: 1,
      same: 3,
      changed: 3,
      'all-wrong': 1,
      errors: 0,
    });
  });
});

describe('a comparison', () => {
  test('a row shows every run beside the baseline', async () => {
    const { runIds, b } = await open();
    const { ids } = await client.call('comparisons.index', { runIds, show: 'regressed', against: b.id });
    const [row] = await client.call('comparisons.rows', { runIds, ids: [...ids] });

    expect(row).toMatchObject({
      caseId: 'at',
      input: 'Austria?',
      expected: 'Vienna',
      cells: [
        { verdict: 'pass', answer: 'Vienna', change: 'baseline' },
        { verdict: 'fail', answer: 'Graz', change: 'regressed' },
        { verdict: 'pass', answer: 'Vienna', change: 'same' },
      ],
    });
  });
  test('another baseline turns the signs', async () => {
    const { a, b } = await open();
    const { runs } = await client.call('comparisons.get', { runIds: [a.id, b.id], baseline: b.id });
    expect(runs[0]).toMatchObject({ difference: { better: 2, worse: 1, value: expect.closeTo(1 / 6, 12) } });
    expect(runs[1]?.difference).toBeNull();
  });

  test('words narrow the list in all runs', async () => {
    const { runIds } = await open();
    const { ids, counts } = await client.call('comparisons.index', { runIds, search: 'Tartu' });
    const rows = await client.call('comparisons.rows', { runIds, ids: [...ids] });
    expect(rows.map(({ caseId }) => caseId)).toEqual(['ee']);
    expect(counts).toMatchObject({ all: 1, improved: 1 });
  });

  test.each(['json', 'csv', 'md'] as const)('the chosen cases are exported as %s', async (format) => {
    const { runIds } = await open();
    const { handle } = await client.call('comparisons.export', { runIds, show: 'regressed', format });
    const path = join(folder, `diff.${format}`);
    await client.call('files.save', { handle, path });
    const text = readFileSync(path, 'utf8');
    expect(text).toContain('Graz');
    expect(text).toContain('Ghent');
    expect(text).not.toContain('Aarhus');
    if (format === 'json') {
      expect(JSON.parse(text)).toMatchObject({ cases: [{ caseId: 'at' }, { caseId: 'be' }] });
    }
  });
});

test('two versions are compared over the cases of equal content', async () => {
  const rows = [
    ...ROWS.slice(1, 5),
    ['fi', 'Finland, in Finnish?', 'Helsinki'],
    ['gr', 'Greece?', 'Athens'],
  ] as const;
  await importBundle(
    client,
    writeFiles(join(folder, 'two'), {
      'environment.yaml': MANIFEST.replace('1.0.0', '1.1.0').replace(
        'kind: exact',
        'kind: exact, ignoreCase: true',
      ),
      'cases.jsonl': jsonl(rows),
    }),
  );
  const a = await recorded('a', right, '1.0.0');
  const b = await recorded('b', { ...right, be: 'Ghent', gr: 'athens' }, '1.1.0');

  const { runs } = await client.call('comparisons.get', { runIds: [a.id, b.id] });

  expect(runs[1]).toMatchObject({ shared: 4, onlyBaseline: 2, onlyHere: 2, changedText: 1 });
  expect(runs[1]?.difference).toMatchObject({ cases: 4, worse: 1, better: 0 });
  expect(runs[1]?.notes.map(({ code, canRescore }) => [code, canRescore])).toEqual([
    ['dataset', false],
    ['scoring', true],
  ]);
  const { counts } = await client.call('comparisons.index', { runIds: [a.id, b.id] });
  expect(counts).toMatchObject({ all: 8, changed: 1, same: 3, 'only-in-one': 4 });
});

test('runs that share nothing are said to share nothing', async () => {
  const other = MANIFEST.replace('id: capitals', 'id: rivers')
    .replace('title: Capitals', 'title: Rivers')
    .replace('kind: exact', 'kind: contains');
  const a = await recorded('a', right);
  await importBundle(
    client,
    writeFiles(join(folder, 'rivers'), {
      'environment.yaml': other,
      'cases.jsonl': jsonl([['d', 'Vienna?', 'Danube']]),
    }),
  );
  const b = await runToEnd(client, async () => {
    const [run] = await client.call('runs.start', { environment: 'rivers', models: ['baseline:gold'] });
    if (run === undefined) throw new Error('no run');
    return run;
  });

  const { runs } = await client.call('comparisons.get', { runIds: [a.id, b.id] });

  expect(runs[1]).toMatchObject({ shared: 0, difference: null, accuracy: null });
  expect(runs[1]?.notes.map(({ code }) => code)).toEqual(['nothing-shared', 'environment']);
});
