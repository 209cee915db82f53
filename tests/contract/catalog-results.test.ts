import { expect, test } from 'vitest';

import { FLAGS } from '#shared/domain/case-result.ts';

import {
  caseResult,
  openTestCatalog,
  rowAt,
  startTestRun,
  testCase,
  testCases,
} from '../support/catalog-fixtures.ts';

test('a saved result comes back whole, with its case and its other attempts', async () => {
  const world = await openTestCatalog();
  const cases = [testCase(0, { tags: ['topic=a'] }), testCase(1)];
  const { run, rows } = await startTestRun(world, { cases, repeats: 2 });
  const given = caseResult(rowAt(rows, 0), {
    caseId: 'q0',
    verdict: 'partial',
    score: 0.25,
    attempt: 2,
    pattern: 'wrong-format',
    flags: ['unparsed', 'model-changed'],
    costUsd: 0.125,
    modelDigest: 'sha256:1',
    extractedBy: 'regex /x/',
    response: 'é'.repeat(3_000),
    transcript: [
      { role: 'user', content: 'q' },
      { role: 'assistant', content: 'a', thinking: 'hm', usage: { inputTokens: 1, outputTokens: null } },
    ],
  });

  const id = await world.catalog.results.save(run.id, given);
  const first = await world.catalog.results.save(run.id, caseResult(rowAt(rows, 0), { answer: 'first' }));

  expect(await world.catalog.results.get(id)).toEqual({
    ...given,
    review: null,
    id,
    runId: run.id,
    testCase: cases[0],
    scoreHistory: [],
    attempts: [
      { id: first, attempt: 1, verdict: 'pass', answer: 'first' },
      { id, attempt: 2, verdict: 'partial', answer: 'the answer' },
    ],
  });
  expect(await world.catalog.results.get(999_999)).toBeNull();
});

test('lines of the table have previews of 200 characters, in the order asked for', async () => {
  const world = await openTestCatalog();
  const cases = [testCase(0, { input: 'i'.repeat(300), expected: ['a', 'b'], tags: ['t=1'] }), testCase(1)];
  const { run, rows } = await startTestRun(world, { cases });
  const long = caseResult(rowAt(rows, 0), { answer: 'a'.repeat(300), reason: 'r'.repeat(300) });
  const broken = caseResult(rowAt(rows, 1), { verdict: 'error', flags: ['cached'] });
  const ids = [
    await world.catalog.results.save(run.id, long),
    await world.catalog.results.save(run.id, broken),
  ];

  const lines = await world.catalog.results.rows([...ids.toReversed(), 999_999]);

  expect(lines).toEqual([
    expect.objectContaining({
      id: ids[1],
      caseId: 'q1',
      index: 1,
      attempt: 1,
      verdict: 'error',
      score: null,
      expected: 'answer 1',
      answer: null,
      failure: broken.failure,
      flags: ['cached'],
      tags: [],
    }),
    expect.objectContaining({
      id: ids[0],
      input: 'i'.repeat(200),
      expected: '["a","b"]',
      answer: 'a'.repeat(200),
      reason: 'r'.repeat(200),
      tags: ['t=1'],
      failure: null,
    }),
  ]);
});

test('a second result of the same attempt is ignored, and answered with the id of the first', async () => {
  const world = await openTestCatalog();
  const { run, rows } = await startTestRun(world);
  const row = rowAt(rows, 0);

  const ids = await Promise.all([
    world.catalog.results.save(run.id, caseResult(row, { verdict: 'fail' })),
    world.catalog.results.save(run.id, caseResult(row, { verdict: 'pass' })),
    world.catalog.results.save(run.id, caseResult(row, { verdict: 'error' })),
  ]);

  expect(new Set(ids).size).toBe(1);
  expect((await world.catalog.runs.find(run.id))?.counts).toMatchObject({ pass: 0, fail: 1, error: 0 });
  expect((await world.catalog.results.get(ids[0]))?.verdict).toBe('fail');
});

test('a second result replaces an error under the same id, in texts, counters, sums and search', async () => {
  const world = await openTestCatalog();
  const { run, rows } = await startTestRun(world);
  const row = rowAt(rows, 0);
  const { results } = world.catalog;
  const error = caseResult(row, {
    verdict: 'error',
    reason: 'a broken pipe',
    inputTokens: 3,
    outputTokens: 4,
  });
  const id = await results.save(run.id, error);
  await world.catalog.indexSearch();

  const again = await results.save(
    run.id,
    caseResult(row, { answer: 'forty-two', inputTokens: 10, outputTokens: null }),
  );

  expect(again).toBe(id);
  expect(await results.get(id)).toMatchObject({ verdict: 'pass', failure: null, answer: 'forty-two' });
  expect(await world.catalog.runs.find(run.id)).toMatchObject({
    counts: { pass: 1, error: 0 },
    inputTokens: 10,
    outputTokens: 0,
  });
  const search = async (text: string) =>
    (await results.index(run.id, { search: text }, { by: 'index', descending: false })).ids.length;
  expect([await search('broken pipe'), await search('forty-two')]).toEqual([0, 1]);
  await world.catalog.indexSearch();
  expect([await search('broken pipe'), await search('forty-two')]).toEqual([0, 1]);
});

test('an error may be replaced by another error', async () => {
  const world = await openTestCatalog();
  const { run, rows } = await startTestRun(world);
  const row = rowAt(rows, 0);
  await world.catalog.results.save(run.id, caseResult(row, { verdict: 'error' }));
  const failure = { boundary: 'harness', cause: 'time limit', message: 'Too slow.' } as const;

  const id = await world.catalog.results.save(run.id, caseResult(row, { verdict: 'error', failure }));

  expect((await world.catalog.results.get(id))?.failure).toEqual(failure);
  expect((await world.catalog.runs.find(run.id))?.counts.error).toBe(1);
});

test('one result that cannot be saved does not take its neighbours with it', async () => {
  const world = await openTestCatalog();
  const { run, rows } = await startTestRun(world);
  const { results } = world.catalog;

  const outcomes = await Promise.allSettled([
    results.save(run.id, caseResult(rowAt(rows, 0))),
    results.save(run.id, caseResult(999_999)),
    results.save('no-such-run', caseResult(rowAt(rows, 1))),
    results.save(run.id, caseResult(rowAt(rows, 1), { verdict: 'skipped', score: null })),
    results.save(run.id, caseResult(rowAt(rows, 2), { verdict: 'fail' })),
  ]);

  expect(outcomes.map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'rejected',
    'rejected',
    'fulfilled',
  ]);
  expect((await world.catalog.runs.find(run.id))?.counts).toMatchObject({ pass: 1, fail: 1 });
  expect(await results.finished(run.id)).toEqual([
    { caseRow: rows[0], attempt: 1, verdict: 'pass' },
    { caseRow: rows[2], attempt: 1, verdict: 'fail' },
  ]);
});

test('counters are right after many results that came at once', async () => {
  const world = await openTestCatalog();
  const { run, rows } = await startTestRun(world, { cases: testCases(700), repeats: 2 });
  const verdictOf = (place: number) => (['pass', 'partial', 'fail', 'error'] as const)[place % 4] ?? 'pass';

  await Promise.all(
    [1, 2].flatMap((attempt) =>
      [...rows].map((row, place) =>
        world.catalog.results.save(run.id, caseResult(row, { attempt, verdict: verdictOf(place + attempt) })),
      ),
    ),
  );
  await world.catalog.runs.setStatus(run.id, 'completed');

  expect((await world.catalog.runs.find(run.id))?.counts).toEqual({
    pass: 350,
    partial: 350,
    fail: 350,
    error: 350,
    skipped: 0,
    total: 1400,
  });
});

test('narrow results hold the numbers in the order of cases and attempts', async () => {
  const world = await openTestCatalog();
  const { run, rows } = await startTestRun(world, { repeats: 2 });
  const second = await world.catalog.results.save(
    run.id,
    caseResult(rowAt(rows, 1), { verdict: 'error', latencyMs: null, flags: [...FLAGS] }),
  );
  const first = await world.catalog.results.save(
    run.id,
    caseResult(rowAt(rows, 0), { attempt: 2, pattern: 'too-long', costUsd: 0.5, flags: ['refusal'] }),
  );

  expect(await world.catalog.results.narrow(run.id)).toEqual([
    {
      id: first,
      caseRow: rows[0],
      caseIndex: 0,
      attempt: 2,
      verdict: 'pass',
      score: 1,
      latencyMs: 100,
      firstTokenMs: 10,
      inputTokens: 5,
      outputTokens: 7,
      costUsd: 0.5,
      flags: 1 << FLAGS.indexOf('refusal'),
      pattern: 'too-long',
      failureBoundary: null,
      failureCause: null,
    },
    expect.objectContaining({
      id: second,
      caseIndex: 1,
      latencyMs: null,
      flags: 2 ** FLAGS.length - 1,
      failureBoundary: 'model',
      failureCause: 'HTTP 500',
    }),
  ]);
});

test('results are grouped by the tags of their cases, and checks have means', async () => {
  const world = await openTestCatalog();
  const cases = [
    testCase(0, { tags: ['topic=a', 'level=1'] }),
    testCase(1, { tags: ['topic=b', 'level=1'] }),
    testCase(2),
  ];
  const { run, rows } = await startTestRun(world, { cases });
  const check = (name: string, score: number) => ({ name, kind: 'exact', weight: 1, score, reason: '' });
  const ids = [];
  for (const [place, row] of rows.entries()) {
    const checks = place === 2 ? [] : [check('words', place), check('length', 0.5)];
    ids.push(
      await world.catalog.results.save(
        run.id,
        caseResult(row, { verdict: place === 2 ? 'error' : 'partial', checks }),
      ),
    );
  }

  expect(await world.catalog.results.tags(run.id)).toEqual(
    new Map([
      ['topic=a', [ids[0]]],
      ['level=1', [ids[0], ids[1]]],
      ['topic=b', [ids[1]]],
    ]),
  );
  expect(await world.catalog.results.checkMeans(run.id)).toEqual({ length: 0.5, words: 0.5 });
});
