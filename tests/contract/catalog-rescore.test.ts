import { expect, test } from 'vitest';

import { caseResult, openTestCatalog, rowAt, startTestRun, testCases } from '../support/catalog-fixtures.ts';

test('rescoring keeps the earlier judgements, and counts, search and checks follow the new one', async () => {
  let minute = 0;
  const world = await openTestCatalog({ now: () => new Date(Date.UTC(2026, 10, 23, 10, minute++)) });
  const { run, rows, digest } = await startTestRun(world);
  const { results, runs } = world.catalog;
  const id = await results.save(
    run.id,
    caseResult(rowAt(rows, 0), { verdict: 'fail', reason: 'first reason' }),
  );
  const broken = await results.save(
    run.id,
    caseResult(rowAt(rows, 1), {
      verdict: 'error',
      failure: { boundary: 'scorer', cause: 'crash', message: 'The check crashed.' },
    }),
  );
  await runs.setStatus(run.id, 'completed');
  await world.catalog.indexSearch();
  const judgement = (reason: string) => ({
    score: 1,
    verdict: 'pass' as const,
    answer: 'new answer',
    extractedBy: 'number last',
    reason,
    checks: [{ name: 'new', kind: 'exact', weight: 1, score: 1, reason }],
  });
  const passed = (of: number, reason: string) => ({
    id: of,
    score: judgement(reason),
    verdict: 'pass' as const,
    pattern: null,
    failure: null,
    flags: [],
    judges: null,
    sandboxes: [],
  });

  await results.rescore(run.id, 'other-digest', [
    passed(id, 'second reason'),
    passed(broken, 'now it works'),
  ]);
  await results.rescore(run.id, digest, [passed(id, 'third reason')]);

  const detail = await results.get(id);
  expect(detail).toMatchObject({ verdict: 'pass', answer: 'new answer', reason: 'third reason' });
  expect(detail?.scoreHistory).toMatchObject([
    { environmentDigest: digest, score: { verdict: 'fail', reason: 'first reason', score: 0 } },
    { environmentDigest: 'other-digest', score: { verdict: 'pass', reason: 'second reason' } },
  ]);
  expect(detail?.scoreHistory[1]?.scoredAt).toMatch(/^2026-11-23T10:\d\d:00/);
  expect((await results.get(broken))?.scoreHistory).toEqual([]);
  expect(await runs.find(run.id)).toMatchObject({
    counts: { pass: 2, fail: 0, error: 0, skipped: 1, total: 3 },
    accuracy: { value: 1, scored: 2 },
  });
  expect(await results.checkMeans(run.id)).toEqual({ new: 1 });
  const search = async (text: string) =>
    (await results.index(run.id, { search: text }, { by: 'index', descending: false })).ids.length;
  expect([await search('first reason'), await search('third reason')]).toEqual([0, 1]);
});

test('rescoring a result of another run changes nothing', async () => {
  const world = await openTestCatalog();
  const { run, rows, digest } = await startTestRun(world);
  const id = await world.catalog.results.save(run.id, caseResult(rowAt(rows, 0)));
  const none = {
    score: null,
    verdict: 'error' as const,
    pattern: null,
    failure: null,
    flags: [],
    judges: null,
    sandboxes: [],
  };

  const attempt = world.catalog.results.rescore(run.id, digest, [
    { id, ...none },
    { id: 999_999, ...none },
  ]);

  await expect(attempt).rejects.toMatchObject({ code: 'not-found' });
  expect((await world.catalog.results.get(id))?.verdict).toBe('pass');
});

test('what can be scored again comes in chunks: everything but what the model or harness broke', async () => {
  const world = await openTestCatalog();
  const { run, rows } = await startTestRun(world, { cases: testCases(7) });
  const failure = (boundary: 'model' | 'scorer' | 'harness') => ({ boundary, cause: 'c', message: 'm' });
  const { results } = world.catalog;
  for (const [place, row] of rows.entries()) {
    const response = `response ${place}`;
    const broken = place === 2 ? 'model' : place === 3 ? 'scorer' : place === 4 ? 'harness' : null;
    const changes = broken === null ? {} : { verdict: 'error' as const, failure: failure(broken) };
    await results.save(run.id, caseResult(row, { response, flags: ['cached'], ...changes }));
  }

  const chunks = [];
  for await (const chunk of results.responses(run.id, 2)) chunks.push(chunk);

  expect(chunks.map((chunk) => chunk.map(({ response }) => response))).toEqual([
    ['response 0', 'response 1'],
    ['response 3', 'response 5'],
    ['response 6'],
  ]);
  expect(chunks[0]?.[0]).toMatchObject({
    caseRow: rows[0],
    attempt: 1,
    flags: ['cached'],
    finishReason: 'stop',
    transcript: caseResult(0).transcript,
  });
});
