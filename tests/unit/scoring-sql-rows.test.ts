import { describe, expect, test } from 'vitest';

import type { Json } from '#shared/domain/json.ts';
import { resultFault } from '#core/scorers/sql/compare-results.ts';
import { isSameSequence, rowDifference } from '#core/scorers/sql/row-difference.ts';
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

const SAME_OR_NOT: readonly [Rows, Rows, boolean][] = [
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
  [[['9007199254740993']], [['9007199254740992']], false],
  [[[1e15 + 1]], [[1e15]], false],
  [[[{ blob: '00ff' }]], [[{ blob: '00ff' }]], true],
  [[[{ blob: '00ff' }]], [[{ blob: '00fe' }]], false],
  [[], [], true],
  [[], [[1]], false],
  [[[1]], [], false],
];

describe('rows of a query', () => {
  test.each(SAME_OR_NOT)('%j against %j: %j', (given, wanted, same) => {
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
