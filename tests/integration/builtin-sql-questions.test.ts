import { afterAll, describe, expect, test } from 'vitest';

import { createSandboxes } from '#core/sandboxes/create-sandboxes.ts';

import { builtInEnvironment } from '../support/built-in-environment.ts';
import { type NearMiss, nearMissesOf, wrongSolutions } from '../support/near-misses.ts';
import { textOf } from '../support/text-of.ts';

const environment = await builtInEnvironment('sql-questions');
const { cases, scorer, manifest } = environment;
/** `also`: a query for the same question that was written in another way. */
const known = nearMissesOf<{ also: string; nearMisses: readonly NearMiss[] }>('sql-questions');
const owned = createSandboxes({ size: 1, cacheDirectory: null });
const sandboxes = owned.for({ nativePython: false });
const tools = { signal: new AbortController().signal, sandboxes, judges: [] };
const limits = { timeoutMs: 10_000, maxRows: 1_000 };
const databases = ['library', 'railway'] as const;

afterAll(() => owned.close());

test('there are enough questions about both databases, each with near misses of its own', () => {
  const about = databases.map((name) => cases.filter(({ fields }) => fields['database'] === name).length);

  expect(about).toEqual([28, 24]);
  expect(Object.keys(known)).toEqual(cases.map(({ id }) => id));
});

test.each(databases)('the prompt shows the tables of %s as they are', (name) => {
  const [tables = ''] = environment.readFile(`${name}.sql`).split('\nINSERT');
  if (manifest.harness.kind !== 'single-turn') throw new Error('The questions are single-turn.');

  expect(manifest.harness.prompt).toContain(tables.trim());
});

describe.each(cases)('$id', (testCase) => {
  const query = textOf(testCase.expected);
  const { also = '', nearMisses = [] } = known[testCase.id] ?? {};
  const verdictOf = async (sql: string) =>
    (await scorer.score(`\`\`\`sql\n${sql}\n\`\`\``, [], testCase, tools)).verdict;

  test('its query has rows, none of them twice', async () => {
    const script = environment.readFile(`${textOf(testCase.fields['database'])}.sql`);
    const database = await sandboxes.sql.open([script], limits, tools.signal);
    const { rows } = await database.run([{ sql: query }], limits);
    await database.close();

    expect(rows.length).toBeGreaterThan(0);
    expect(new Set(rows.map((row) => JSON.stringify(row))).size).toBe(rows.length);
  });

  test('a query written in another way passes, near misses fail', async () => {
    const wrong = wrongSolutions(query, nearMisses);
    const verdicts = [];
    for (const sql of [query, also, ...wrong]) verdicts.push(await verdictOf(sql));

    expect(wrong.length).toBeGreaterThanOrEqual(2);
    expect(verdicts).toEqual(['pass', 'pass', ...wrong.map(() => 'fail')]);
  });
});
