import { existsSync, readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { RunSettings } from '#shared/domain/run.ts';

import {
  addTestEnvironment,
  caseResult,
  newEnvironment,
  newRun,
  openTestCatalog,
  rowAt,
  testCase,
  testManifest,
} from '../support/catalog-fixtures.ts';

test('an added environment is found by id, version, digest and a prefix of it, with everything that was given', async () => {
  const world = await openTestCatalog({ now: () => new Date('2026-11-23T12:00:00Z') });
  const given = newEnvironment(world.dataDirectory, {
    readme: '# Sums',
    files: [{ path: 'cases.jsonl', bytes: 12, sha256: 'ab' }],
    examples: [{ input: '1+1', expected: '2', choices: null, fields: { question: '1+1' } }],
    problems: [
      { severity: 'warning', file: 'environment.yaml', line: 1, column: 2, message: 'm', remedy: 'r' },
    ],
  });

  await world.catalog.environments.add(given);

  const { digest, manifest, readme, files, examples, problems } = given;
  const expected = {
    digest,
    manifest,
    readme,
    files,
    examples,
    problems,
    id: 'sums',
    version: '1.0.0',
    caseCount: 3,
    builtIn: false,
    grants: [],
    importedAt: '2026-11-23T12:00:00.000Z',
    deletedAt: null,
  };
  const find = (reference: string, version?: string) => world.catalog.environments.find(reference, version);
  for (const found of [
    await find('sums'),
    await find('sums@1.0.0'),
    await find('sums', '1.0.0'),
    await find(digest),
    await find(digest.slice(0, 8)),
    await world.catalog.environments.get(digest),
  ]) {
    expect(found).toMatchObject(expected);
  }
  expect(await find('sums', '2.0.0')).toBeNull();
  expect(await find(digest.slice(0, 7))).toBeNull();
  expect(await find('')).toBeNull();
});

test('the zip moves into the store of bundles by its digest, and nothing is left in the staging folder', async () => {
  const world = await openTestCatalog();
  const given = newEnvironment(world.dataDirectory);

  await world.catalog.environments.add(given);

  const stored = await world.catalog.environments.get(given.digest);
  expect(readFileSync(stored?.bundlePath ?? '', 'utf8')).toBe('zip of sums 1.0.0');
  expect([existsSync(given.zipPath), existsSync(given.stagedCasesPath)]).toEqual([false, false]);
});

test('the newest version by semantic order stands for an id', async () => {
  const world = await openTestCatalog();
  for (const version of ['1.9.0', '1.10.0-beta.1', '1.10.0', '1.2.0']) {
    await addTestEnvironment(world, { manifest: testManifest({ version, title: `Sums ${version}` }) });
  }

  const list = await world.catalog.environments.list();

  expect(list.map(({ title }) => title)).toEqual(['Sums 1.10.0']);
  expect(list[0]?.versions.map(({ version }) => version)).toEqual([
    '1.10.0',
    '1.10.0-beta.1',
    '1.9.0',
    '1.2.0',
  ]);
  expect((await world.catalog.environments.find('sums'))?.version).toBe('1.10.0');
  expect((await world.catalog.environments.versionsOf('sums'))[0]?.version).toBe('1.10.0');
});

test('the same id and version with other content is a conflict, and nothing of it stays', async () => {
  const world = await openTestCatalog();
  const { digest } = await addTestEnvironment(world);
  const other = newEnvironment(world.dataDirectory, { digest: 'f'.repeat(64), cases: [testCase(0)] });

  await expect(world.catalog.environments.add(other)).rejects.toMatchObject({ code: 'conflict' });

  expect((await world.catalog.environments.find('sums'))?.digest).toBe(digest);
  expect(await world.catalog.environments.get('f'.repeat(64))).toBeNull();
  expect([existsSync(other.zipPath), existsSync(other.stagedCasesPath)]).toEqual([false, false]);
});

test('adding a digest that is here changes nothing', async () => {
  const world = await openTestCatalog();
  const { rows } = await addTestEnvironment(world);

  const again = await addTestEnvironment(world);

  expect(again.rows).toEqual(rows);
  expect(await world.catalog.environments.list()).toHaveLength(1);
});

test('a case comes back exactly as it was staged', async () => {
  const world = await openTestCatalog();
  const cases = [
    testCase(0, { expected: ['a', 'b'], solution: { steps: [1, 2] }, choices: ['x', 'y'], tags: ['t=1'] }),
    testCase(1, { expected: null, input: 'Ünïcode 漢字 \u{1F600} "quoted"\nnext', tags: [] }),
    testCase(2, { input: 'same', fields: { a: 'x', question: 'same', copy: 'same', z: null } }),
    testCase(3, { input: '', expected: '', fields: {} }),
    testCase(4, { input: 'p', fields: JSON.parse('{"__proto__": "p", "n": 1.5}') as Record<string, string> }),
  ];

  const { rows, digest } = await addTestEnvironment(world, { cases });

  const read = await world.catalog.cases.many([...rows]);
  expect(read).toEqual(cases.map((each, place) => ({ ...each, row: rows[place] })));
  expect(JSON.stringify(read.map(({ fields }) => fields))).toBe(
    JSON.stringify(cases.map(({ fields }) => fields)),
  );
  expect(await world.catalog.cases.get(rowAt(rows, 0))).toEqual({ ...cases[0], environmentDigest: digest });
  expect(await world.catalog.cases.get(999_999)).toBeNull();
});

test('cases are read in the order asked for, and found by their ids', async () => {
  const world = await openTestCatalog();
  const { rows, digest } = await addTestEnvironment(world, {
    cases: [
      testCase(0, { expected: 'one' }),
      testCase(1, { input: 'x'.repeat(500), expected: ['a'], tags: ['topic=algebra'] }),
      testCase(2),
    ],
  });
  const backwards = [...rows].toReversed();

  expect((await world.catalog.cases.many(backwards)).map(({ index }) => index)).toEqual([2, 1, 0]);
  expect(await world.catalog.cases.rows(backwards)).toEqual([
    { id: rows[2], caseId: 'q2', index: 2, input: 'Question 2', expected: 'answer 2', tags: [] },
    {
      id: rows[1],
      caseId: 'q1',
      index: 1,
      input: 'x'.repeat(200),
      expected: '["a"]',
      tags: ['topic=algebra'],
    },
    { id: rows[0], caseId: 'q0', index: 0, input: 'Question 0', expected: 'one', tags: [] },
  ]);
  expect(await world.catalog.cases.rowsOfIds(digest, ['q2', 'q0', 'missing'])).toEqual([
    { row: rows[0], caseId: 'q0' },
    { row: rows[2], caseId: 'q2' },
  ]);
});

test('the chance baseline is the mean of 1 / choices over the cases that have choices', async () => {
  const world = await openTestCatalog();
  const withChoices = await addTestEnvironment(world, {
    cases: [
      testCase(0, { choices: ['a', 'b'] }),
      testCase(1, { choices: ['a', 'b', 'c', 'd'] }),
      testCase(2),
    ],
  });
  const without = await addTestEnvironment(world, { manifest: testManifest({ id: 'other' }) });

  expect(await world.catalog.cases.chance(withChoices.digest)).toBeCloseTo((1 / 2 + 1 / 4) / 2, 12);
  expect(await world.catalog.cases.chance(without.digest)).toBeNull();
});

test('a grant belongs to one digest and can be taken back', async () => {
  const world = await openTestCatalog();
  const { digest } = await addTestEnvironment(world);
  const { environments } = world.catalog;

  await environments.setGrant(digest, 'native-python', true);
  await environments.setGrant(digest, 'native-python', true);
  expect((await environments.get(digest))?.grants).toEqual(['native-python']);

  await environments.setGrant(digest, 'native-python', false);
  expect((await environments.get(digest))?.grants).toEqual([]);
  await expect(environments.setGrant('0'.repeat(64), 'native-python', true)).rejects.toMatchObject({
    code: 'not-found',
  });
});

test('the best run counts only when it is complete and no baseline', async () => {
  const world = await openTestCatalog();
  const { digest, rows } = await addTestEnvironment(world);
  const { runs, results } = world.catalog;
  const runWith = async (id: string, model: string, planned: Uint32Array, passes: number) => {
    await runs.create(newRun(digest, { id, model, plannedCases: planned, settings: RunSettings.parse({}) }));
    for (const [place, row] of planned.entries()) {
      await results.save(id, caseResult(row, { verdict: place < passes ? 'pass' : 'fail' }));
    }
    await runs.setStatus(id, 'completed');
  };
  await runWith('weak', 'ollama:weak', rows, 1);
  await runWith('good', 'ollama:good', rows, 2);
  await runWith('gold', 'baseline:gold', rows, 3);
  await runWith('part', 'ollama:lucky', rows.slice(0, 1), 1);

  const summary = await world.catalog.environments.summary(digest);

  expect(summary).toMatchObject({ best: { model: 'ollama:good', accuracy: 2 / 3 }, runCount: 4 });
});
