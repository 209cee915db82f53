import { describe, expect, test } from 'vitest';

import type { Json } from '#shared/domain/json.ts';
import { chooseColumns } from '#core/scorers/sql/choose-columns.ts';
import { resultFault } from '#core/scorers/sql/compare-results.ts';
import { plainValue, valuesFault } from '#core/scorers/sql/compare-values.ts';
import { isSameSequence, rowDifference } from '#core/scorers/sql/row-difference.ts';
import { hasOuterOrder } from '#core/scorers/sql/outer-order.ts';
import { parseValues } from '#core/scorers/sql/parse-values.ts';
import { tableDifferences } from '#core/scorers/sql/table-differences.ts';

const RULES = { duplicates: true, tolerance: 1e-6, isOrdered: false, columns: 'equal' } as const;

type Rows = readonly (readonly Json[])[];
const table = (columns: readonly string[], rows: Rows) => ({ columns, rows, changes: 0 });
const isSame = (given: Rows, wanted: Rows, rules: Partial<Record<keyof typeof RULES, unknown>> = {}) => {
  const columns = (rows: Rows) => (wanted[0] ?? rows[0] ?? []).map((_, place) => `c${place}`);
  return (
    resultFault(table(columns(given), given), table(columns(wanted), wanted), {
      ...RULES,
      ...(rules as object),
    }) === null
  );
};

describe('an ORDER BY at the outermost level', () => {
  test.each([
    ['SELECT a FROM t ORDER BY a', true],
    ['select a from t order by a', true],
    ['SELECT a FROM t ORDER\n  /* sorted */ BY a -- so', true],
    ['SELECT a FROM t UNION SELECT b FROM u ORDER BY 1', true],
    ['WITH x AS (SELECT 1 AS a) SELECT a FROM x ORDER BY a LIMIT 3', true],
    ['SELECT a FROM t ORDER BY a;  -- the end', true],
    ['SELECT (a) FROM (SELECT a FROM t ORDER BY a) ORDER BY a', true],
    ['SELECT a FROM t', false],
    ['SELECT a FROM (SELECT a FROM t ORDER BY a)', false],
    ['WITH x AS (SELECT a FROM t ORDER BY a) SELECT a FROM x', false],
    ['SELECT row_number() OVER (ORDER BY a) FROM t', false],
    ['SELECT group_concat(a ORDER BY a) FROM t', false],
    ["SELECT ' ORDER BY ' FROM t", false],
    ["SELECT 'it''s ORDER BY a' FROM t", false],
    ['SELECT "ORDER BY" FROM t', false],
    ['SELECT `order by`, [order by] FROM t', false],
    ['SELECT a FROM t -- ORDER BY a', false],
    ['SELECT a FROM t /* ORDER BY a */', false],
    ['SELECT "order" BY FROM t', false],
    ['SELECT border by FROM t', false],
    ['SELECT a FROM t ORDER BY a; SELECT b FROM t', false],
    ["SELECT ')' , '(' FROM t ORDER BY 1", true],
    ["SELECT a FROM t WHERE b = '(' ORDER BY a", true],
    ['SELECT a FROM t ORDER', false],
    ["SELECT 'not closed ORDER BY a", false],
    ['', false],
  ])('%j: %j', (sql, wanted) => {
    expect(hasOuterOrder(sql)).toBe(wanted);
  });
});

describe('rows of a query', () => {
  test.each<[Rows, Rows, boolean]>([
    [[[1], [2]], [[2], [1]], true],
    [[[1.0000000001]], [[1]], true],
    [[[1.001]], [[1]], false],
    [[['1']], [[1]], false],
    [[[null]], [[null]], true],
    [[[null]], [[0]], false],
    [[[null]], [['']], false],
    [[['a'], ['a']], [['a']], false],
    [[['a']], [['a'], ['a']], false],
    [[['A']], [['a']], false],
    [[['a ']], [['a']], false],
    [
      [
        [1, 'a'],
        [2, 'b'],
      ],
      [
        [1, 'b'],
        [2, 'a'],
      ],
      false,
    ],
    [
      [
        [0.1 + 0.2, 'b'],
        [0.3, 'a'],
      ],
      [
        [0.3, 'b'],
        [0.3, 'a'],
      ],
      true,
    ],
    [[[9_007_199_254_740_993], [1]], [[1], [9_007_199_254_740_993]], true],
    [[['9007199254740993']], [['9007199254740992']], false],
    [[[1e15 + 1]], [[1e15]], false],
    [[[{ blob: '00ff' }]], [[{ blob: '00ff' }]], true],
    [[[{ blob: '00ff' }]], [[{ blob: '00fe' }]], false],
    [[], [], true],
    [[], [[1]], false],
    [[[1]], [], false],
  ])('%j against %j: %j', (given, wanted, same) => {
    expect(isSame(given, wanted)).toBe(same);
  });

  test('count once each where duplicates do not matter', () => {
    expect(isSame([['a'], ['a'], ['b']], [['b'], ['a']], { duplicates: false })).toBe(true);
    expect(isSame([['a'], ['c']], [['b'], ['a']], { duplicates: false })).toBe(false);
    expect(isSame([['a']], [['b'], ['a']], { duplicates: false })).toBe(false);
    expect(isSame([[1], [1 + 1e-9]], [[1]], { duplicates: false })).toBe(true);
  });

  test('have to come in order where order counts', () => {
    expect(isSame([[2], [1]], [[1], [2]], { isOrdered: true })).toBe(false);
    expect(isSame([[1], [2]], [[1], [2]], { isOrdered: true })).toBe(true);
    expect(isSameSequence([['a'], ['b'], ['a']], [['a'], ['b']], { duplicates: false, tolerance: 0 })).toBe(
      true,
    );
    expect(isSameSequence([['b'], ['a']], [['a'], ['b']], { duplicates: false, tolerance: 0 })).toBe(false);
  });

  test('that are close are paired one to one', () => {
    const many = Array.from({ length: 3_000 }, (_, place) => [place / 7, `row ${place % 5}`]);
    const rounded = many.map(([number, text]) => [Number(Number(number).toFixed(3)), text ?? null]).reverse();

    expect(isSame(rounded, many, { tolerance: 0.001 })).toBe(true);
    expect(isSame(rounded, many, { tolerance: 1e-6 })).toBe(false);
    expect(rowDifference([[1], [1.05]], [[1.02], [5]], { duplicates: true, tolerance: 0.1 })).toEqual({
      missing: [[5]],
      extra: [[1.05]],
    });
  });
});

describe('columns', () => {
  const given = table(
    ['x', 'y', 'z'],
    [
      [1, 'a', 9],
      [2, 'b', 9],
    ],
  );
  const superset = { ...RULES, columns: 'superset' } as const;

  test('of other names are the same columns', () => {
    expect(resultFault(table(['n'], [[1]]), table(['count(*)'], [[1]]), RULES)).toBeNull();
  });

  test('beside the expected ones do harm unless further ones are allowed', () => {
    const wanted = table(
      ['p', 'q'],
      [
        ['b', 2],
        ['a', 1],
      ],
    );

    expect(resultFault(given, wanted, RULES)).toBe('3 columns instead of 2');
    expect(resultFault(given, wanted, superset)).toBeNull();
    expect(chooseColumns(given, wanted, superset)).toEqual([1, 0]);
  });

  test('count in their order unless further ones are allowed', () => {
    const swapped = table(
      ['q', 'p'],
      [
        ['a', 1],
        ['b', 2],
      ],
    );
    const wanted = table(
      ['p', 'q'],
      [
        [1, 'a'],
        [2, 'b'],
      ],
    );

    expect(resultFault(swapped, wanted, RULES)).not.toBeNull();
    expect(resultFault(swapped, wanted, superset)).toBeNull();
  });

  test('must fit together row by row', () => {
    const mixed = table(
      ['p', 'q', 'r'],
      [
        [1, 'b', 0],
        [2, 'a', 0],
      ],
    );
    const wanted = table(
      ['p', 'q'],
      [
        [1, 'a'],
        [2, 'b'],
      ],
    );

    expect(resultFault(mixed, wanted, superset)).toBe('the expected columns are not among those given');
  });

  test('that hold the same are told apart by the rows they make', () => {
    const twins = table(
      ['p', 'q', 'r'],
      [
        [1, 2, 'a'],
        [2, 1, 'b'],
      ],
    );

    expect(
      chooseColumns(
        twins,
        table(
          ['n', 't'],
          [
            [2, 'a'],
            [1, 'b'],
          ],
        ),
        superset,
      ),
    ).toEqual([1, 2]);
  });

  test('of one column cannot stand for two', () => {
    const wanted = table(
      ['p', 'q'],
      [
        [1, 1],
        [2, 2],
      ],
    );

    expect(
      resultFault(
        table(
          ['p', 'q'],
          [
            [1, 9],
            [2, 9],
          ],
        ),
        wanted,
        superset,
      ),
    ).not.toBeNull();
  });

  test('of an expected result without rows are part of nothing', () => {
    const nothing = table(['p'], []);

    expect(resultFault(table(['p', 'q'], []), nothing, superset)).not.toBeNull();
    expect(resultFault(table(['p'], []), nothing, superset)).toBeNull();
    expect(resultFault(given, nothing, superset)).not.toBeNull();
  });

  test('with the order of rows keep it', () => {
    const ordered = { ...superset, isOrdered: true };

    expect(resultFault(given, table(['p'], [['a'], ['b']]), ordered)).toBeNull();
    expect(resultFault(given, table(['p'], [['b'], ['a']]), ordered)).not.toBeNull();
  });
});

describe('what is wrong is said', () => {
  test.each([
    [[[1]], [[2]], '(1) is not expected; (2) is missing'],
    [[[1], [1]], [[1]], '2 rows instead of 1; (1) is not expected'],
    [[], [['a', null]], '0 rows instead of 1; ("a", NULL) is missing'],
  ])('%j against %j: %s', (given: Rows, wanted: Rows, reason) => {
    const columns = wanted[0]?.map(String) ?? [];

    expect(resultFault(table(columns, given), table(columns, wanted), RULES)).toBe(reason);
  });

  test('also that the order alone is', () => {
    expect(
      resultFault(table(['a'], [[2], [1]]), table(['a'], [[1], [2]]), { ...RULES, isOrdered: true }),
    ).toBe('the rows are right, their order is not');
  });

  test('also that nothing was asked', () => {
    expect(resultFault(table([], []), table(['a'], [[1]]), RULES)).toBe(
      'the answer gives no rows: it is no query',
    );
  });
});

describe('values', () => {
  test.each<[string, Json[]]>([
    ['["a", "b"]', ['a', 'b']],
    ['[1, 2.5, null]', [1, 2.5, null]],
    ['[[1], ["x"]]', [1, 'x']],
    ["['a', 'it\\'s', \"q\"]", ['a', "it's", 'q']],
    ["[('March 19, 1998',)]", ['March 19, 1998']],
    ['[(293.0,), (1,)]', ['293.0', '1']],
    ["[O'Neill, Smith]", ["O'Neill", 'Smith']],
    ['[]', []],
    ['one\ntwo\n\n', ['one', 'two']],
    ['March 19, 1998', ['March 19, 1998']],
    ['', []],
  ])('are read from %j: %j', (text, wanted) => {
    expect(parseValues(text)).toEqual(wanted);
  });

  test.each<[Json, string | number]>([
    ['none', 0],
    ['NULL', 0],
    ['NaN', 0],
    ['', 0],
    [null, 0],
    ['12%', 12],
    ['1,234.50', 1234.5],
    ["'quoted'", 'quoted'],
    ['"5.0"', 5],
    ['1–0', '1–0'],
    ['March 19, 1998', 'March 19 1998'],
    ['0x10', '0x10'],
    ['1e3', 1000],
    ['nonesuch', 'nonesuch'],
  ])('%j is plainly %j', (value, wanted) => {
    expect(plainValue(value)).toBe(wanted);
  });

  const rules = { duplicates: false, tolerance: 0.01, isOrdered: false };

  test.each<[Json[], Json[], boolean]>([
    [['7'], ['7.0'], true],
    [['7.005'], ['7'], true],
    [['7.02'], ['7'], false],
    [['none'], ['0'], true],
    [['0'], ['1'], false],
    [['b', 'a'], ['a', 'b'], true],
    [['a', 'b', 'b'], ['a', 'b'], true],
    [['a'], ['a', 'b'], false],
    [['a', 'b', 'c'], ['a', 'b'], false],
    [['5', '5'], ['5'], false],
    [['5', '5'], ['5', '5'], true],
    [['1–0', '2–0'], ['2–0', '1–0'], true],
    [['Giza'], ['giza'], false],
    [[], ['none'], false],
  ])('%j against %j: %j', (given, wanted, same) => {
    expect(valuesFault(given, wanted, rules) === null).toBe(same);
  });

  test('count in order and number where they are to', () => {
    expect(valuesFault(['b', 'a'], ['a', 'b'], { ...rules, isOrdered: true })).toBe(
      'the values are right, their order is not',
    );
    expect(valuesFault(['a', 'a'], ['a'], { ...rules, duplicates: true })).toBe(
      '2 values instead of 1; "a" is not expected',
    );
  });
});

describe('tables', () => {
  const one = { t: { columns: ['a'], rows: [[1], [2]] } };

  test('are the same whatever the order of their rows', () => {
    expect(tableDifferences({ t: { columns: ['a'], rows: [[2], [1]] } }, one, { tolerance: 0 })).toEqual([]);
  });

  test.each([
    [{}, 'missing'],
    [{ ...one, u: { columns: ['a'], rows: [] } }, 'extra'],
    [{ t: { columns: ['b'], rows: [[1], [2]] } }, 'columns'],
    [{ t: { columns: ['a'], rows: [[1], [1]] } }, 'rows'],
    [{ t: { columns: ['a'], rows: [[1], [2], [2]] } }, 'rows'],
  ])('%j differs: %s', (given, kind) => {
    expect(tableDifferences(given, one, { tolerance: 0 })).toMatchObject([{ kind }]);
  });

  test('of SQLite itself do not count', () => {
    const given = { ...one, sqlite_sequence: { columns: ['name', 'seq'], rows: [['t', 5]] } };

    expect(tableDifferences(given, one, { tolerance: 0 })).toEqual([]);
  });
});
