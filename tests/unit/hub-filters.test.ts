import { expect, test } from 'vitest';

import { countFacet, findEnvironments, isFiltered } from '#renderer/hub/hub-filters.ts';
import type { EnvironmentSummary } from '#shared/domain/environment.ts';

const environment = (id: string, rest: Partial<EnvironmentSummary> = {}): EnvironmentSummary => ({
  id,
  version: '1.0.0',
  digest: id,
  title: id,
  description: '',
  category: 'reasoning',
  tags: [],
  license: null,
  harnessKind: 'single-turn',
  checkKinds: ['exact'],
  caseCount: 10,
  sizeBytes: 1,
  builtIn: true,
  runsCode: false,
  versions: [],
  runCount: 0,
  best: null,
  importedAt: '2026-11-01T00:00:00Z',
  ...rest,
});

const all = [
  environment('zebra', { tags: ['stripes'], runCount: 2 }),
  environment('Apple 10', { category: 'other', checkKinds: ['regex', 'exact'], caseCount: 99 }),
  environment('Apple 9', { description: 'Fruit with stripes', importedAt: '2026-11-20T00:00:00Z' }),
];
const ids = (filters: Parameters<typeof findEnvironments>[1]) =>
  findEnvironments(all, filters).map(({ id }) => id);

test('names are in order, numbers in them by value', () => {
  expect(ids({})).toEqual(['Apple 9', 'Apple 10', 'zebra']);
});

test('every word of the search must be in name, id, tags or description', () => {
  expect([ids({ q: 'STRIPES' }), ids({ q: 'fruit stripes' }), ids({ q: 'fruit zebra' })]).toEqual([
    ['Apple 9', 'zebra'],
    ['Apple 9'],
    [],
  ]);
});

test('filters combine', () => {
  expect([ids({ cat: 'reasoning', scoring: 'exact' }), ids({ q: 'apple', scoring: 'regex' })]).toEqual([
    ['Apple 9', 'zebra'],
    ['Apple 10'],
  ]);
});

test('other orders', () => {
  expect([ids({ sort: 'runs' })[0], ids({ sort: 'cases' })[0], ids({ sort: 'imported' })[0]]).toEqual([
    'zebra',
    'Apple 10',
    'Apple 9',
  ]);
});

test('the counts of a filter refer to the other filters', () => {
  expect(countFacet(all, { q: 'apple', cat: 'other' }, 'cat')).toEqual([
    { value: 'other', count: 1 },
    { value: 'reasoning', count: 1 },
  ]);
  expect(countFacet(all, { cat: 'other' }, 'scoring')).toEqual([
    { value: 'exact', count: 1 },
    { value: 'regex', count: 1 },
  ]);
});

test('an order alone is no filter', () => {
  expect([isFiltered({ sort: 'runs', q: '' }), isFiltered({ harness: 'single-turn' })]).toEqual([
    false,
    true,
  ]);
});
