import { afterAll, describe, expect, test } from 'vitest';

import { type SqlDatabase, SqlFault } from '#core/engine/ports.ts';
import { createSqlSandbox } from '#core/sandboxes/sql/create-sql-sandbox.ts';
import type { SqlParts } from '#core/sandboxes/sql/sql-messages.ts';
import type { Json } from '#shared/domain/json.ts';

const LIMITS = { timeoutMs: 5_000, maxRows: 1_000 };
const SHORT = { timeoutMs: 300, maxRows: 1_000 };
const SCRIPT = `
  PRAGMA foreign_keys=OFF;
  BEGIN TRANSACTION;
  CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT NOT NULL, height REAL);
  INSERT INTO people VALUES (1, 'Ada', 1.65), (2, 'Ben', NULL);
  COMMIT;`;

const sandbox = createSqlSandbox({ size: 1 });
afterAll(() => sandbox.close());

const { signal } = new AbortController();
const open = (...parts: SqlParts) => sandbox.open(parts, LIMITS, signal);
const query = async (database: SqlDatabase, sql: string, parameters: Record<string, Json> = {}) =>
  (await database.run([{ sql, parameters }], LIMITS)).rows;

async function faultOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(() => null).catch((thrown: unknown) => thrown);
  return error instanceof SqlFault ? error.end : `no fault: ${String(error)}`;
}

describe('a database', () => {
  test('is made from scripts and tables, in order', async () => {
    const tables = {
      marks: {
        columns: ['who', 'mark'],
        rows: [
          [1, 2.5],
          [2, 'late'],
          [1, null],
        ],
      },
    };
    const database = await open(SCRIPT, tables, 'INSERT INTO marks VALUES (2, 1)');

    expect(await database.contents(LIMITS)).toEqual({
      marks: {
        columns: ['who', 'mark'],
        rows: [
          [1, null],
          [1, 2.5],
          [2, 1],
          [2, 'late'],
        ],
      },
      people: {
        columns: ['id', 'name', 'height'],
        rows: [
          [1, 'Ada', 1.65],
          [2, 'Ben', null],
        ],
      },
    });
  });

  test('gives the rows of the last statement that has columns', async () => {
    const database = await open(SCRIPT);

    const result = await database.run(
      [{ sql: 'SELECT 1; SELECT name FROM people ORDER BY id' }, { sql: 'UPDATE people SET height = 2' }],
      LIMITS,
    );

    expect(result).toEqual({ columns: ['name'], rows: [['Ada'], ['Ben']], changes: 2 });
  });

  test('takes parameters by name; one that is not given is NULL', async () => {
    const database = await open('');
    const parameters = { text: "it's", number: 1.5, whole: 7, truth: true, list: [1, 'a'], none: null };

    const rows = await query(
      database,
      'SELECT :text, $number, @whole, :truth, :list, :none, :missing',
      parameters,
    );

    expect(rows).toEqual([["it's", 1.5, 7, 1, '[1,"a"]', null, null]]);
  });

  test('keeps whole numbers beyond 2^53 as text and blobs as hex', async () => {
    const rows = await query(
      await open(''),
      `SELECT 9223372036854775807, -5, x'00ff', 9e999, 'a' || char(0) || 'ä'`,
    );

    expect(rows).toEqual([['9223372036854775807', -5, { blob: '00ff' }, 'Infinity', 'a\u0000ä']]);
  });
});

describe('statements', () => {
  test('are taken back all together when one fails', async () => {
    const database = await open(SCRIPT);
    const statements = [
      { sql: 'DELETE FROM people' },
      { sql: "INSERT INTO people VALUES (3, 'Cy', 1); INSERT INTO people VALUES (3, 'Di', 1)" },
    ];

    expect(await faultOf(database.run(statements, LIMITS))).toBe('error');
    expect(await query(database, 'SELECT count(*) FROM people')).toEqual([[2]]);
  });

  test('cannot save themselves from being taken back by a COMMIT', async () => {
    const database = await open(SCRIPT);

    expect(await faultOf(query(database, 'DELETE FROM people; COMMIT; BEGIN; COMMIT; SELECT broken('))).toBe(
      'error',
    );
    expect(await query(database, 'SELECT count(*) FROM people')).toEqual([[2]]);
  });

  test('whose own error takes everything back leave the database whole', async () => {
    const database = await open(SCRIPT);

    expect(
      await faultOf(
        query(
          database,
          "DELETE FROM people WHERE id = 2; INSERT OR ROLLBACK INTO people VALUES (1, 'Eve', 1)",
        ),
      ),
    ).toBe('error');
    expect(await query(database, 'SELECT count(*) FROM people')).toEqual([[2]]);
  });

  test('of transactions pass: BEGIN and COMMIT mean nothing, ROLLBACK takes back, savepoints work', async () => {
    const database = await open(SCRIPT);
    const count = 'SELECT count(*) FROM people';

    expect(await query(database, `BEGIN; DELETE FROM people WHERE id = 1; COMMIT; ${count}`)).toEqual([[1]]);
    expect(await query(database, `DELETE FROM people; ROLLBACK; ${count}`)).toEqual([[1]]);
    expect(await query(database, `SAVEPOINT a; DELETE FROM people; ROLLBACK TO a; ${count}`)).toEqual([[1]]);
  });

  test('meet foreign keys only where the script of the database says so', async () => {
    const tables = 'CREATE TABLE a (id INTEGER PRIMARY KEY); CREATE TABLE b (a REFERENCES a);';
    const lax = await open(tables);
    const strict = await open(`PRAGMA foreign_keys = ON; ${tables}`);

    expect(await query(lax, 'INSERT INTO b VALUES (9) RETURNING a')).toEqual([[9]]);
    expect(await faultOf(query(strict, 'INSERT INTO b VALUES (9)'))).toBe('error');
  });
});

describe('every database', () => {
  test('knows full-text search, JSON, windows, generated columns and triggers', async () => {
    const database = await open(`
      CREATE VIRTUAL TABLE notes USING fts5(text); INSERT INTO notes VALUES ('hello world'), ('bye');
      CREATE TABLE n (x INT, y INT GENERATED ALWAYS AS (x * 2)); CREATE TABLE log (x);
      CREATE TRIGGER t AFTER INSERT ON n BEGIN INSERT INTO log VALUES (new.x); END;
      INSERT INTO n (x) VALUES (1), (2);`);

    expect(await query(database, "SELECT text FROM notes WHERE notes MATCH 'hello'")).toEqual([
      ['hello world'],
    ]);
    expect(await query(database, 'SELECT y, sum(x) OVER (ORDER BY x), json_array(x) FROM n')).toEqual([
      [2, 1, '[1]'],
      [4, 3, '[2]'],
    ]);
    expect(await database.contents(LIMITS)).toMatchObject({
      log: { rows: [[1], [2]] },
      n: {
        columns: ['x', 'y'],
        rows: [
          [1, 2],
          [2, 4],
        ],
      },
      notes: { rows: [['bye'], ['hello world']] },
    });
  });

  test('is apart from every other one of the same script', async () => {
    const [first, second] = await Promise.all([open(SCRIPT), open(SCRIPT)]);
    await query(first, 'DELETE FROM people');

    expect(await query(second, 'SELECT count(*) FROM people')).toEqual([[2]]);
    expect(await query(await open(SCRIPT), 'SELECT count(*) FROM people')).toEqual([[2]]);
  });

  test('whose script is wrong is a fault', async () => {
    expect(await faultOf(open('CREATE TABLE (x)'))).toBe('error');
    expect(await faultOf(open("ATTACH ':memory:' AS other"))).toBe('refused');
    expect(
      await faultOf(
        sandbox.open(
          ['WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM c) SELECT count(*) FROM c'],
          SHORT,
          signal,
        ),
      ),
    ).toBe('time');
  });
});

describe('a script', () => {
  test('is made from long dumps, and made again at once', async () => {
    const lines = Array.from(
      { length: 50_000 },
      (_, id) => `INSERT INTO t VALUES (${id}, 'a text of some length');`,
    );
    const script = `CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT);\n${lines.join('\n')}`;
    const limits = { timeoutMs: 20_000, maxRows: 10 };

    for (let turn = 0; turn < 3; turn += 1) {
      const database = await sandbox.open([script], limits, signal);
      expect(await query(database, 'SELECT count(*), max(id) FROM t')).toEqual([[50_000, 49_999]]);
      await database.close();
    }
  });

  test('reads a text to its first zero character', async () => {
    const database = await open('CREATE TABLE a (x);\0CREATE TABLE b (x)');

    expect(await query(database, 'SELECT name FROM sqlite_master\0 nonsense')).toEqual([['a']]);
  });
});

describe('the contents', () => {
  test('are the same whatever the order of insertion', async () => {
    const [one, other] = await Promise.all([
      open("CREATE TABLE b (x, y); CREATE TABLE a (x); INSERT INTO b VALUES (2, 'b'), (1, 'a'), (1, NULL)"),
      open(
        "CREATE TABLE a (x); CREATE TABLE b (x, y); INSERT INTO b VALUES (1, NULL), (1, 'a'); INSERT INTO b VALUES (2, 'b')",
      ),
    ]);

    expect(JSON.stringify(await one.contents(LIMITS))).toBe(JSON.stringify(await other.contents(LIMITS)));
  });

  test('leave out what SQLite keeps for itself, views and temporary tables', async () => {
    const database = await open(
      'CREATE TABLE a (id INTEGER PRIMARY KEY AUTOINCREMENT); INSERT INTO a DEFAULT VALUES; ANALYZE; CREATE VIEW v AS SELECT 1',
      'CREATE TABLE "odd ""name" ("a b", id TEXT PRIMARY KEY) WITHOUT ROWID; INSERT INTO "odd ""name" VALUES (1, \'z\'), (2, \'a\')',
    );
    await query(database, 'CREATE TEMP TABLE t (x)');

    expect(await database.contents(LIMITS)).toEqual({
      a: { columns: ['id'], rows: [[1]] },
      'odd "name': {
        columns: ['a b', 'id'],
        rows: [
          [2, 'a'],
          [1, 'z'],
        ],
      },
    });
  });

  test('beyond the limit of rows are a fault', async () => {
    const database = await open(SCRIPT);

    expect(await faultOf(database.contents({ ...LIMITS, maxRows: 1 }))).toBe('rows');
  });
});

const COUNTING = 'WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c)';

describe('a limit', () => {
  test.each([
    ['a recursion without end', `${COUNTING} SELECT count(*) FROM c`, 'time'],
    [
      'a cross join',
      'SELECT count(*) FROM pragma_function_list a, pragma_function_list b, pragma_function_list c, pragma_function_list d',
      'time',
    ],
    ['random blobs without end', `${COUNTING} SELECT count(randomblob(1000000)) FROM c`, 'time'],
    ['a huge result', `${COUNTING} SELECT x FROM c`, 'rows'],
    ['a wide result', `${COUNTING} SELECT hex(randomblob(1000000)) FROM c LIMIT 900`, 'rows'],
    ['a random blob', 'SELECT randomblob(2000000000)', 'memory'],
    ['a blob of zeros', 'SELECT zeroblob(1000000000)', 'memory'],
    ['a long printf', "SELECT printf('%.*c', 500000000, 'x')", 'memory'],
    [
      'a text that doubles',
      "SELECT replace(printf('%.*c', 6000000, 'x'), 'x', printf('%.*c', 600000, 'y'))",
      'memory',
    ],
    ['a large table', `CREATE TABLE big AS ${COUNTING} SELECT x, zeroblob(100000) AS z FROM c`, 'memory'],
    [
      'an aggregate that grows',
      `WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT 100) SELECT length(group_concat(hex(zeroblob(1000000)))) FROM c`,
      'memory',
    ],
    ['a deep expression', `SELECT 1${'+1'.repeat(30_000)}`, 'error'],
    ['deep brackets', `SELECT ${'('.repeat(50_000)}1${')'.repeat(50_000)}`, 'error'],
    [
      'a trigger that fires itself',
      'PRAGMA recursive_triggers; CREATE TABLE r (x); CREATE TRIGGER t AFTER INSERT ON r BEGIN INSERT INTO r SELECT new.x FROM c; END; INSERT INTO r VALUES (1)',
      'error',
    ],
  ])('ends %s, and the database goes on', async (_what, sql, end) => {
    const database = await open(SCRIPT);
    const limits = end === 'memory' ? LIMITS : SHORT;

    expect(await faultOf(database.run([{ sql }], limits))).toBe(end);
    expect(await query(database, 'SELECT name FROM people')).toEqual([['Ada'], ['Ben']]);
  });
});

/** One call of a function that never looks at the clock. */
const STUCK = `SELECT instr(printf('%.*c', 4000000, 'a'), printf('%.*c', 2000000, 'a') || 'b')`;

describe('a statement that cannot be interrupted', () => {
  test('is ended with its thread; its own and all other databases are as they were', async () => {
    const [first, second] = await Promise.all([open(SCRIPT), open(SCRIPT)]);
    await query(first, "INSERT INTO people VALUES (3, 'Cy', :height)", { height: 1.8 });
    await query(second, 'DELETE FROM people WHERE id = 1');

    expect(await faultOf(first.run([{ sql: 'DELETE FROM people' }, { sql: STUCK }], SHORT))).toBe('time');

    expect(await query(first, 'SELECT id, height FROM people')).toEqual([
      [1, 1.65],
      [2, null],
      [3, 1.8],
    ]);
    expect(await query(second, 'SELECT id FROM people')).toEqual([[2]]);
  });
});

test('a database that is given up is ended at once', async () => {
  const controller = new AbortController();
  const database = await sandbox.open([SCRIPT], LIMITS, controller.signal);
  const running = database.run([{ sql: `${COUNTING} SELECT count(*) FROM c` }], {
    timeoutMs: 60_000,
    maxRows: 1,
  });
  controller.abort(new Error('given up'));

  await expect(running).rejects.toThrow('given up');
  await database.close();
  expect(await query(await open(SCRIPT), 'SELECT count(*) FROM people')).toEqual([[2]]);
});
