import { expect, test } from 'vitest';

import type { ResultFilter } from '#shared/domain/result-view.ts';

import { caseResult, openTestCatalog, rowAt, startTestRun, testCase } from '../support/catalog-fixtures.ts';

test('reviews stand in the rows, narrow the list and are taken back', async () => {
  const world = await openTestCatalog();
  const { run, rows } = await startTestRun(world, {
    cases: ['a', 'b', 'c', 'd'].map((id, index) => testCase(index, { id })),
  });
  const { results } = world.catalog;
  const save = (place: number, verdict: 'pass' | 'fail' | 'error') =>
    results.save(run.id, caseResult(rowAt(rows, place), { verdict }));
  const [a, b, c, d] = [
    await save(0, 'pass'),
    await save(1, 'fail'),
    await save(2, 'error'),
    await save(3, 'pass'),
  ];
  const listed = async (filter: ResultFilter) => {
    const { ids, counts } = await results.index(run.id, filter, { by: 'index', descending: false });
    expect(counts.total).toBe(ids.length);
    return [...ids];
  };
  const review = (id: number, verdict: 'pass' | 'fail' | null, comment = '', bookmarked = false) =>
    results.review(id, { verdict, comment, bookmarked });

  await review(a, 'pass');
  await review(b, 'pass', 'It is right.');
  await review(c, 'pass');
  await review(d, null, '', true);

  expect(await listed({ reviewed: 'any' })).toEqual([a, b, c]);
  expect(await listed({ reviewed: 'differs' })).toEqual([b]);
  expect(await listed({ bookmarked: true })).toEqual([d]);
  expect(await listed({ bookmarked: false })).toEqual([a, b, c]);
  const shown = (await results.rows([a, b, c, d])).map((row) => row.review);
  expect(shown).toEqual([
    { verdict: 'pass', hasComment: false, bookmarked: false },
    { verdict: 'pass', hasComment: true, bookmarked: false },
    { verdict: 'pass', hasComment: false, bookmarked: false },
    { verdict: null, hasComment: false, bookmarked: true },
  ]);

  await review(b, null);
  await review(d, null);
  expect(await listed({ reviewed: 'differs' })).toEqual([]);
  expect(await listed({ bookmarked: true })).toEqual([]);
  expect((await results.rows([b]))[0]?.review).toBeNull();
});
