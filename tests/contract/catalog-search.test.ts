import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Catalog } from '#core/catalog/catalog.ts';

import { caseResult, openTestCatalog, startTestRun, testCase } from '../support/catalog-fixtures.ts';

const CASES = [
  testCase(0, { id: 'capital-of-france', input: 'What is the capital of France?', expected: 'Paris' }),
  testCase(1, { id: 'sum-42', input: 'What is 40 + 2?\nShow your\twork.', expected: ['42', 'forty-two'] }),
  testCase(2, { id: 'kanji', input: '「答案」は何ですか', expected: '回答' }),
  testCase(3, { id: 'accents', input: 'Où est le café près de la gare?', expected: 'ÀÉÎ' }),
  testCase(4, {
    id: 'symbols',
    input: `a "quoted" word, it's 100% C++ & {json: [1]} \\ * ^ ( ) - x`,
    expected: null,
  }),
  testCase(5, { id: 'wide', input: 'ｆｕｌｌ ｗｉｄｔｈ １２３', expected: '\u{1F600} smile' }),
];
const ANSWERS = [
  { answer: 'It is Paris', reason: 'Equal.' },
  { answer: '41', reason: 'Expected 42, got 41' },
  { answer: null, reason: 'no answer found' },
  { answer: 'devant la mairie', reason: 'zq' },
  { answer: 'NEAR(a b) OR x AND NOT y', reason: 'column:value' },
  { answer: 'ends with z', reason: 'w' },
];

const IN_CASES: readonly (readonly [search: string, expected: readonly string[]])[] = [
  ['capital', ['capital-of-france']],
  ['CAPITAL', ['capital-of-france']],
  ['apita', ['capital-of-france']],
  ['france capital', ['capital-of-france']],
  ['"capital of"', ['capital-of-france']],
  ['"of capital"', []],
  ['"capital of', ['capital-of-france']],
  ['capital-of', ['capital-of-france']],
  ['42', ['sum-42']],
  ['forty-two', ['sum-42']],
  ['"show your work"', ['sum-42']],
  ['答案', ['kanji']],
  ['答', ['kanji']],
  ['何ですか', ['kanji']],
  ['回答', ['kanji']],
  ['cafe', ['accents']],
  ['café', ['accents']],
  ['CAFÉ ou', ['accents']],
  ['aei', ['accents']],
  ['quoted', ['symbols']],
  ['a "quoted" word', ['symbols']],
  ['100%', ['symbols']],
  ['c++', ['symbols']],
  ["it's", ['symbols']],
  ['{json: [1]}', ['symbols']],
  ['\\ * ^ ( )', ['symbols']],
  ['*', ['symbols']],
  ['full width 123', ['wide']],
  ['\u{1F600}', ['wide']],
  ['smile', ['wide']],
  ['france?what', []],
  ['nothing at all of this', []],
  ["'; DROP TABLE cases; --", []],
  ['\0', CASES.map(({ id }) => id)],
  ['   ', CASES.map(({ id }) => id)],
];

const IN_RESULTS: readonly (readonly [search: string, expected: readonly string[]])[] = [
  ['paris', ['capital-of-france']],
  ['it is paris', ['capital-of-france']],
  ['got 41', ['sum-42']],
  ['41', ['sum-42']],
  ['france equal', ['capital-of-france']],
  ['france mairie', []],
  ['no answer found', ['kanji']],
  ['near(a', ['symbols']],
  ['NEAR(a b) OR x AND NOT y', ['symbols']],
  ['column:value', ['symbols']],
  ['text: paris', []],
  ['zq', ['accents']],
  ['z', ['accents', 'wide']],
  ['w', ['capital-of-france', 'sum-42', 'kanji', 'symbols', 'wide']],
  ['"', ['sum-42', 'symbols']],
  ['""', []],
];

describe.each(['not indexed yet', 'indexed'] as const)('search, with texts that are %s', (state) => {
  let catalog: Catalog;
  let digest: string;
  let names: Map<number, string>;

  beforeAll(async () => {
    const world = await openTestCatalog({}, afterAll);
    catalog = world.catalog;
    const started = await startTestRun(world, { cases: CASES });
    digest = started.digest;
    names = new Map();
    for (const [place, row] of started.rows.entries()) {
      const name = CASES[place]?.id ?? '';
      names.set(row, name);
      names.set(-(await catalog.results.save('run-one', caseResult(row, ANSWERS[place]))), name);
    }
    if (state === 'indexed') await catalog.indexSearch();
  });

  async function resultsWith(search: string) {
    const { ids } = await catalog.results.index('run-one', { search }, { by: 'index', descending: false });
    return [...ids].map((id) => names.get(-id));
  }
  async function casesWith(search: string) {
    return [...(await catalog.cases.index(digest, search))].map((row) => names.get(row));
  }

  test.each(IN_CASES)('of cases for %j', async (search, expected) => {
    expect(await casesWith(search)).toEqual(expected);
  });

  test.each(IN_RESULTS)('of results for %j', async (search, expected) => {
    expect(await resultsWith(search)).toEqual(expected);
  });
});

test('search of one run or environment finds nothing of another', async () => {
  const world = await openTestCatalog();
  const first = await startTestRun(world, { cases: CASES });
  await world.catalog.runs.create({
    id: 'run-two',
    environmentDigest: first.digest,
    model: 'ollama:other',
    settings: first.run.settings,
    plannedCases: first.rows,
    owner: { pid: 1, processStartedAt: '' },
    createdAt: '2026-11-23T10:00:00.000Z',
  });
  const [row = 0] = first.rows;
  const one = await world.catalog.results.save('run-one', caseResult(row, { answer: 'needle' }));
  const two = await world.catalog.results.save('run-two', caseResult(row, { answer: 'needle' }));
  await world.catalog.indexSearch();
  const found = async (runId: string) =>
    (await world.catalog.results.index(runId, { search: 'needle' }, { by: 'index', descending: false })).ids;

  expect([...(await found('run-one'))]).toEqual([one]);
  expect([...(await found('run-two'))]).toEqual([two]);
});
