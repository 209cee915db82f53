import { afterAll, describe, expect, test } from 'vitest';

import type { Score } from '#shared/domain/case-result.ts';
import type { Json } from '#shared/domain/json.ts';

import { caseExpecting } from '../support/scoring-case.ts';
import { sandboxedScoring } from '../support/scoring-sandboxes.ts';

const scoring = sandboxedScoring();
afterAll(() => scoring.close());

const SCRIPT = `
  CREATE TABLE pets (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, weight REAL, born INT);
  INSERT INTO pets (name, weight, born) VALUES ('Ada', 3.5, 2019), ('Bo', 12.25, 2021), ('Cy', NULL, 2021);
`;
const files = { 'pets.sql': SCRIPT, 'broken.sql': 'CREATE TABLE (;' };

interface Trial {
  readonly check?: Readonly<Record<string, unknown>>;
  readonly fields?: Readonly<Record<string, Json>>;
  readonly extract?: readonly unknown[];
}

function judged(
  response: string,
  expected: Json,
  { check, fields = {}, extract }: Trial = {},
): Promise<Score> {
  return scoring.judge({
    scoring: {
      checks: [{ kind: 'sql-result', database: { file: 'pets.sql' }, ...check }],
      ...(extract !== undefined && { extract }),
    },
    testCase: caseExpecting(expected, { fields }),
    response,
    files,
  });
}

describe('a query', () => {
  test.each<[string, string, Json, number]>([
    [
      'with the same rows',
      'SELECT name FROM pets WHERE born > 2020',
      'SELECT name FROM pets WHERE born = 2021',
      1,
    ],
    ['with rows in another order', 'SELECT name FROM pets ORDER BY name DESC', 'SELECT name FROM pets', 1],
    [
      'against an ordered one',
      'SELECT name FROM pets ORDER BY name DESC',
      'SELECT name FROM pets ORDER BY name',
      0,
    ],
    [
      'that is right by another way',
      'SELECT max(name) FROM pets',
      ['SELECT min(name) FROM pets', "SELECT 'Cy'"],
      1,
    ],
    ['with other names of columns', 'SELECT name AS n, born b FROM pets', 'SELECT name, born FROM pets', 1],
    ['with a real for an integer', 'SELECT 2.0 * id FROM pets', 'SELECT 2 * id FROM pets', 1],
    ['with a text for an integer', "SELECT id || '' FROM pets", 'SELECT id FROM pets', 0],
    ['with an empty text for NULL', "SELECT coalesce(weight, '') FROM pets", 'SELECT weight FROM pets', 0],
    ['with NULL', 'SELECT weight FROM pets', 'SELECT weight FROM pets', 1],
    ['with a row too many', 'SELECT born FROM pets', 'SELECT DISTINCT born FROM pets', 0],
    ['with a row too few', 'SELECT name FROM pets LIMIT 2', 'SELECT name FROM pets', 0],
    ['with a column too many', 'SELECT id, name FROM pets', 'SELECT name FROM pets', 0],
    [
      'that gives nothing, as expected',
      'SELECT name FROM pets WHERE 0',
      'SELECT name FROM pets WHERE id > 9',
      1,
    ],
    ['that gives nothing', 'SELECT name FROM pets WHERE 0', 'SELECT name FROM pets', 0],
    ['with a blob', "SELECT x'00ff'", "SELECT x'00FF'", 1],
    ['with another blob', "SELECT x'00fe'", "SELECT x'00ff'", 0],
    ['with a big integer', 'SELECT 9007199254740993', 'SELECT 9007199254740993', 1],
    ['with a big integer next to it', 'SELECT 9007199254740992', 'SELECT 9007199254740993', 0],
    ['that is the last of several', 'SELECT 1; SELECT name FROM pets', 'SELECT name FROM pets', 1],
  ])('%s', async (_what, response, expected, score) => {
    expect((await judged(response, expected)).score).toBe(score);
  });
});

describe('an answer', () => {
  test.each<[string, string, string]>([
    ['that is empty', '  ', 'the answer is empty'],
    ['that is no SQL', 'I do not know.', 'near "I": syntax error'],
    ['with a zero in it', 'SELECT name FROM pets\0', 'the answer holds a zero character'],
    ['of an unknown table', 'SELECT * FROM dogs', 'no such table: dogs'],
    ['that changes instead', 'DELETE FROM pets', 'the answer gives no rows: it is no query'],
    ['with another value', "SELECT 'Di'", '1 row instead of 3; ("Di") is not expected; ("Ada") is missing'],
  ])('%s is told: %s → %s', async (_what, response, reason) => {
    expect(await judged(response, 'SELECT name FROM pets')).toMatchObject({ score: 0, reason });
  });

  test.each([
    ['attaches a file', "ATTACH 'x.db' AS x"],
    ['never ends', 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n'],
    [
      'gives rows without end',
      'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n',
    ],
    ['loads an extension', "SELECT load_extension('x')"],
    ['writes a setting', 'PRAGMA writable_schema = ON; SELECT name FROM pets'],
  ])('that %s fails', async (_what, response) => {
    const { score, reason } = await judged(response, 'SELECT 1', { check: { seconds: 1 } });

    expect(score).toBe(0);
    expect(reason).not.toBe('');
  });
});

describe('what an answer does', () => {
  test('changes nothing for the ones after it', async () => {
    await judged('DELETE FROM pets; SELECT name FROM pets', 'SELECT name FROM pets');

    expect((await judged('SELECT name FROM pets', 'SELECT name FROM pets')).score).toBe(1);
  });

  test('is shown beside what was expected', async () => {
    const { checks } = await judged('SELECT id FROM pets', 'SELECT name FROM pets');

    expect(checks[0]?.details).toEqual({
      kind: 'tables',
      expected: { columns: ['name'], rows: [['Ada'], ['Bo'], ['Cy']], rowCount: 3 },
      got: { columns: ['id'], rows: [[1], [2], [3]], rowCount: 3 },
    });
  });

  test('stands in a fenced block where nothing is extracted', async () => {
    const fenced = '```sql\nSELECT name FROM pets\n```';
    const extract = [{ regex: String.raw`[\s\S]+`, group: 0 }];

    expect((await judged(fenced, 'SELECT name FROM pets')).score).toBe(1);
    expect((await judged(fenced, 'SELECT name FROM pets', { extract })).score).toBe(0);
  });
});

describe('settings of a check', () => {
  const ordered = 'SELECT name FROM pets ORDER BY id';

  test.each<[string, Readonly<Record<string, unknown>>, string, string, number]>([
    ['order', { order: 'no' }, 'SELECT name FROM pets ORDER BY name DESC', ordered, 1],
    ['order', { order: 'yes' }, 'SELECT name FROM pets ORDER BY name DESC', 'SELECT name FROM pets', 0],
    [
      'order',
      { order: "{{ 'yes' if strict else 'no' }}" },
      'SELECT name FROM pets ORDER BY name DESC',
      'SELECT name FROM pets',
      0,
    ],
    ['duplicates', { duplicates: false }, 'SELECT born FROM pets', 'SELECT DISTINCT born FROM pets', 1],
    ['columns', { columns: 'superset' }, 'SELECT born, id, name FROM pets', 'SELECT name, born FROM pets', 1],
    ['columns', { columns: 'superset' }, 'SELECT born, id FROM pets', 'SELECT name, born FROM pets', 0],
    ['tolerance', { tolerance: 0.1 }, 'SELECT 3.45', 'SELECT 3.5', 1],
    ['tolerance', { tolerance: 0.01 }, 'SELECT 3.45', 'SELECT 3.5', 0],
  ])('%s: %j', async (_name, check, response, expected, score) => {
    expect((await judged(response, expected, { check, fields: { strict: true } })).score).toBe(score);
  });

  test.each([
    [{ compare: 'rows' }, /“rows” is not known as compare/],
    [{ order: 'maybe' }, /“maybe” is not known as order/],
    [{ compare: '{{ how' }, /Correct the template/],
  ])('%j is refused', async (check, message) => {
    await expect(Promise.resolve().then(() => judged('', '', { check }))).rejects.toThrow(message);
  });
});

describe('the environment is to blame when', () => {
  test.each<[string, Json, Trial]>([
    ['its query fails', 'SELECT * FROM dogs', {}],
    ['its query is no query', 'DELETE FROM pets', {}],
    ['its query is no text', 42, {}],
    ['its database cannot be made', 'SELECT 1', { check: { database: { file: 'broken.sql' } } }],
    [
      'its field holds no database',
      'SELECT 1',
      { check: { database: { field: 'tables' } }, fields: { tables: 5 } },
    ],
    ['its row chooses nothing', 'SELECT 1', { check: { compare: '{{ how }}' } }],
    ['it expects nothing', null, {}],
  ])('%s', async (_what, expected, trial) => {
    await expect(judged('SELECT 1', expected, trial)).rejects.toMatchObject({ boundary: 'scorer' });
  });
});

describe('a database', () => {
  test('may be chosen by the row, and be tables of the row', async () => {
    const byRow: Trial = { check: { database: { file: '{{ db }}.sql' } }, fields: { db: 'pets' } };
    const tables = {
      toys: {
        columns: ['name', 'price'],
        rows: [
          ['ball', 2.5],
          ['bone', 1],
        ],
      },
    };
    const byTables: Trial = { check: { database: { field: 'tables' } }, fields: { tables } };
    const asText: Trial = { ...byTables, fields: { tables: JSON.stringify(tables) } };

    expect((await judged('SELECT 3', 'SELECT count(*) FROM pets', byRow)).score).toBe(1);
    expect((await judged("SELECT 'ball'", 'SELECT name FROM toys WHERE price > 2', byTables)).score).toBe(1);
    expect((await judged("SELECT 'ball'", 'SELECT name FROM toys WHERE price > 2', asText)).score).toBe(1);
  });

  test('is made by the file and then by the field', async () => {
    const trial: Trial = {
      check: { database: { file: 'pets.sql', field: 'more' } },
      fields: { more: "INSERT INTO pets (name) VALUES ('Di')" },
    };

    expect((await judged('SELECT 4', 'SELECT count(*) FROM pets', trial)).score).toBe(1);
  });
});

describe('a statement', () => {
  const state: Trial = { check: { compare: 'state' } };
  const gold = "UPDATE pets SET weight = 4 WHERE name = 'Ada'";

  test.each<[string, string, number]>([
    ['with the same effect', 'UPDATE pets SET weight = 4.0 WHERE id = 1', 1],
    ['within a transaction', `BEGIN; ${gold}; COMMIT;`, 1],
    ['for another row', "UPDATE pets SET weight = 4 WHERE name = 'Bo'", 0],
    ['for all rows', 'UPDATE pets SET weight = 4', 0],
    ['and one more', `${gold}; INSERT INTO pets (name) VALUES ('Di')`, 0],
    ['and a table more', `${gold}; CREATE TABLE more (a)`, 0],
    ['without the table', 'DROP TABLE pets', 0],
    ['that only asks', 'SELECT * FROM pets', 0],
    ['on a temporary table of that name', `CREATE TEMP TABLE pets AS SELECT * FROM pets; ${gold}`, 0],
    ['that fails in the middle', `${gold}; UPDATE dogs SET a = 1`, 0],
    ['that is empty', '', 0],
  ])('%s', async (_what, response, score) => {
    expect((await judged(response, gold, state)).score).toBe(score);
  });

  test('says what it left behind', async () => {
    expect(await judged("UPDATE pets SET weight = 5 WHERE name = 'Ada'", gold, state)).toMatchObject({
      reason: 'the table “pets” differs: (1, "Ada", 5, 2019) is not expected; (1, "Ada", 4, 2019) is missing',
    });
  });

  test('may be one of several', async () => {
    const several = ["DELETE FROM pets WHERE name = 'Cy'", gold];

    expect((await judged(gold, several, state)).score).toBe(1);
    expect((await judged('DELETE FROM pets', several, state)).score).toBe(0);
  });
});

describe('a list of values', () => {
  const values: Trial = { check: { compare: 'values', tolerance: 0.01 } };

  test.each<[string, Json, number]>([
    ['["Ada", "Bo"]', ['Bo', 'Ada'], 1],
    ["['Ada', 'Bo']", ['Bo', 'Ada'], 1],
    ['Ada\nBo', ['Bo', 'Ada'], 1],
    ['["Ada"]', ['Bo', 'Ada'], 0],
    ['12.5', '12.504', 1],
    ['1,200', 1200, 1],
    ['[]', [], 1],
    ['', [], 0],
    ['None', ['none'], 1],
    ['["Ada", "Bo"]', '["Bo", "Ada"]', 1],
  ])('%j against %j: %d', async (response, expected, score) => {
    expect((await judged(response, expected, values)).score).toBe(score);
  });
});
