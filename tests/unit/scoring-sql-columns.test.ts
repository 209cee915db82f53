import { describe, expect, test } from 'vitest';

import type { Json } from '#shared/domain/json.ts';
import { chooseColumns } from '#core/scorers/sql/choose-columns.ts';
import { resultFault } from '#core/scorers/sql/compare-results.ts';

const RULES = { duplicates: true, tolerance: 1e-6, isOrdered: false, columns: 'equal' } as const;

type Rows = readonly (readonly Json[])[];
const table = (columns: readonly string[], rows: Rows) => ({ columns, rows, changes: 0 });
const given = table(
  ['x', 'y', 'z'],
  [
    [1, 'a', 9],
    [2, 'b', 9],
  ],
);
const superset = { ...RULES, columns: 'superset' } as const;

describe('columns', () => {
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
});

describe('further columns', () => {
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
});

describe('columns where rows are few or ordered', () => {
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

  test('may be at most thirty more', () => {
    const numbers = (count: number) => Array.from({ length: count }, (_, place) => place);
    const guess = (count: number) => table(numbers(count).map(String), [numbers(count)]);
    const wanted = table(['n'], [[7]]);

    expect(resultFault(guess(31), wanted, superset)).toBeNull();
    expect(resultFault(guess(32), wanted, superset)).not.toBeNull();
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
