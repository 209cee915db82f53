import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Catalog } from '#core/catalog/catalog.ts';
import type { CaseResult } from '#shared/domain/case-result.ts';
import type { ResultFilter, ResultSort } from '#shared/domain/result-view.ts';

import { caseResult, openTestCatalog, rowAt, startTestRun, testCase } from '../support/catalog-fixtures.ts';

const inOrder: ResultSort = { by: 'index', descending: false };

/** Two attempts at each of five cases; a result is named by its case and attempt. */
const RESULTS: readonly (readonly [name: string, Partial<CaseResult>])[] = [
  ['q10/1', { verdict: 'pass', latencyMs: 300, outputTokens: 5 }],
  ['q10/2', { verdict: 'fail', latencyMs: 100, outputTokens: null, pattern: 'wrong-answer' }],
  ['q9/1', { verdict: 'partial', score: 0.5, latencyMs: null, outputTokens: 50 }],
  ['q9/2', { verdict: 'partial', score: 0.75, latencyMs: 200, outputTokens: 5 }],
  ['q1/1', { verdict: 'error', latencyMs: null, outputTokens: null }],
  ['q1/2', { verdict: 'pass', latencyMs: 300, outputTokens: 7, flags: ['cached', 'refusal'] }],
  ['a2/1', { verdict: 'fail', latencyMs: 50, outputTokens: 9, flags: ['refusal'] }],
  [
    'a2/2',
    { verdict: 'error', latencyMs: 10, failure: { boundary: 'sandbox', cause: 'memory', message: 'm' } },
  ],
];

const SORTS: readonly (readonly [ResultSort['by'], readonly string[], readonly string[]])[] = [
  [
    'index',
    ['q10/1', 'q10/2', 'q9/1', 'q9/2', 'q1/1', 'q1/2', 'a2/1', 'a2/2'],
    ['a2/1', 'a2/2', 'q1/1', 'q1/2', 'q9/1', 'q9/2', 'q10/1', 'q10/2'],
  ],
  [
    'caseId',
    ['a2/1', 'a2/2', 'q1/1', 'q1/2', 'q9/1', 'q9/2', 'q10/1', 'q10/2'],
    ['q10/1', 'q10/2', 'q9/1', 'q9/2', 'q1/1', 'q1/2', 'a2/1', 'a2/2'],
  ],
  [
    'verdict',
    ['q10/1', 'q1/2', 'q9/1', 'q9/2', 'q10/2', 'a2/1', 'q1/1', 'a2/2'],
    ['q1/1', 'a2/2', 'q10/2', 'a2/1', 'q9/1', 'q9/2', 'q10/1', 'q1/2'],
  ],
  [
    'score',
    ['q10/2', 'a2/1', 'q9/1', 'q9/2', 'q10/1', 'q1/2', 'q1/1', 'a2/2'],
    ['q10/1', 'q1/2', 'q9/2', 'q9/1', 'q10/2', 'a2/1', 'q1/1', 'a2/2'],
  ],
  [
    'latencyMs',
    ['a2/2', 'a2/1', 'q10/2', 'q9/2', 'q10/1', 'q1/2', 'q9/1', 'q1/1'],
    ['q10/1', 'q1/2', 'q9/2', 'q10/2', 'a2/1', 'a2/2', 'q9/1', 'q1/1'],
  ],
  [
    'outputTokens',
    ['q10/1', 'q9/2', 'q1/2', 'a2/2', 'a2/1', 'q9/1', 'q10/2', 'q1/1'],
    ['q9/1', 'a2/1', 'q1/2', 'a2/2', 'q10/1', 'q9/2', 'q10/2', 'q1/1'],
  ],
  [
    'attempt',
    ['q10/1', 'q9/1', 'q1/1', 'a2/1', 'q10/2', 'q9/2', 'q1/2', 'a2/2'],
    ['q10/2', 'q9/2', 'q1/2', 'a2/2', 'q10/1', 'q9/1', 'q1/1', 'a2/1'],
  ],
  [
    'finishedOrder',
    ['a2/2', 'a2/1', 'q1/2', 'q1/1', 'q9/2', 'q9/1', 'q10/2', 'q10/1'],
    ['q10/1', 'q10/2', 'q9/1', 'q9/2', 'q1/1', 'q1/2', 'a2/1', 'a2/2'],
  ],
];

const FILTERS: readonly (readonly [ResultFilter, readonly string[]])[] = [
  [{ verdicts: ['fail', 'partial'] }, ['q10/2', 'q9/1', 'q9/2', 'a2/1']],
  [{ verdicts: ['skipped'] }, []],
  [{ verdicts: [], tags: [] }, RESULTS.map(([name]) => name)],
  [{ tags: ['topic=a'] }, ['q10/1', 'q10/2', 'a2/1', 'a2/2']],
  [{ tags: ['topic=a', 'level=1'] }, ['q10/1', 'q10/2']],
  [{ tags: ['topic=none'] }, []],
  [{ pattern: 'wrong-answer' }, ['q10/2']],
  [{ cause: 'HTTP 500' }, ['q1/1']],
  [{ cause: 'memory' }, ['a2/2']],
  [{ flag: 'refusal' }, ['q1/2', 'a2/1']],
  [{ scoreBelow: 0.75 }, ['q10/2', 'q9/1', 'a2/1']],
  [{ latencyAboveMs: 200 }, ['q10/1', 'q1/2']],
  [{ verdicts: ['pass'], latencyAboveMs: 200, flag: 'cached' }, ['q1/2']],
  [{ search: 'a2' }, ['a2/1', 'a2/2']],
  [{ search: 'q1', verdicts: ['pass', 'error'] }, ['q10/1', 'q1/1', 'q1/2']],
];

describe('the index of results', () => {
  let catalog: Catalog;
  let names: Map<number, string>;

  beforeAll(async () => {
    const world = await openTestCatalog({}, afterAll);
    catalog = world.catalog;
    const cases = [
      testCase(0, { id: 'q10', tags: ['topic=a', 'level=1'] }),
      testCase(1, { id: 'q9', tags: ['topic=b', 'level=1'] }),
      testCase(2, { id: 'q1' }),
      testCase(3, { id: 'a2', tags: ['topic=a'] }),
      testCase(4, { id: 'never' }),
    ];
    const { rows } = await startTestRun(world, { cases, repeats: 2 });
    names = new Map();
    for (const [name, changes] of RESULTS.toReversed()) {
      const [caseId, attempt] = name.split('/');
      const place = cases.findIndex(({ id }) => id === caseId);
      const result = caseResult(rowAt(rows, place), { attempt: Number(attempt), ...changes });
      names.set(await catalog.results.save('run-one', result), name);
    }
  });

  async function index(filter: ResultFilter, sort: ResultSort = inOrder) {
    const { ids, counts } = await catalog.results.index('run-one', filter, sort);
    expect(ids).toBeInstanceOf(Uint32Array);
    return { names: [...ids].map((id) => names.get(id)), counts };
  }

  test.each(SORTS)(
    'sorts by %s both ways, what has no value last, ties in case order',
    async (by, up, down) => {
      expect((await index({}, { by, descending: false })).names).toEqual(up);
      expect((await index({}, { by, descending: true })).names).toEqual(down);
    },
  );

  test.each(FILTERS)('filters by %j', async (filter, expected) => {
    expect((await index(filter)).names).toEqual(expected);
    const byCaseId = await index(filter, { by: 'caseId', descending: false });
    expect(new Set(byCaseId.names)).toEqual(new Set(expected));
  });

  test('counts leave the verdict filter out; unfiltered they are those of the run', async () => {
    const ofRun = { pass: 2, partial: 2, fail: 2, error: 2, skipped: 0, total: 10 };
    const ofTopic = { pass: 1, partial: 0, fail: 2, error: 1, skipped: 0, total: 4 };

    expect((await index({ verdicts: ['pass'] })).counts).toEqual(ofRun);
    expect((await index({}, { by: 'caseId', descending: true })).counts).toEqual(ofRun);
    expect((await index({ verdicts: ['pass'], tags: ['topic=a'] })).counts).toEqual(ofTopic);
    expect((await index({ verdicts: ['pass'], tags: ['topic=a'], search: 'q' })).counts).toEqual(ofTopic);
    await catalog.runs.setStatus('run-one', 'cancelled');
    expect((await index({})).counts).toEqual({ ...ofRun, skipped: 2 });
    expect((await index({ search: '   ' })).counts).toEqual({ ...ofRun, skipped: 2 });
  });
});
