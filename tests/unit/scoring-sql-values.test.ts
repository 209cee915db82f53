import { describe, expect, test } from 'vitest';

import type { Json } from '#shared/domain/json.ts';
import { plainValue, valuesFault } from '#core/scorers/sql/compare-values.ts';
import { parseValues } from '#core/scorers/sql/parse-values.ts';

const LISTS: readonly [string, Json[]][] = [
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
];

const PLAIN: readonly [Json, string | number][] = [
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
];

const SAME_OR_NOT: readonly [Json[], Json[], boolean][] = [
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
];

describe('values', () => {
  test.each(LISTS)('are read from %j: %j', (text, wanted) => {
    expect(parseValues(text)).toEqual(wanted);
  });

  test.each(PLAIN)('%j is plainly %j', (value, wanted) => {
    expect(plainValue(value)).toBe(wanted);
  });

  const rules = { duplicates: false, tolerance: 0.01, isOrdered: false };

  test.each(SAME_OR_NOT)('%j against %j: %j', (given, wanted, same) => {
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
