import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { parseNumber } from '#core/scorers/text/parse-number.ts';

import { caseExpecting, scoreBy } from '../support/scoring-case.ts';

const read = (text: string) => {
  const number = parseNumber(text, { percent: false });
  return typeof number === 'string' ? number : number.value;
};

const READ: [string, number][] = [
  ['18', 18],
  ['-5', -5],
  ['−5', -5],
  ['–5', -5],
  ['+5', 5],
  ['18.', 18],
  ['(18)', 18],
  ['**18**', 18],
  ['x = 18', 18],
  ['18 dollars', 18],
  ['$1,242.50', 1242.5],
  ['-$5', -5],
  ['$-5', -5],
  ['\\$18', 18],
  ['USD18', 18],
  ['Rs.500', 500],
  ['€ 3', 3],
  ['5 m2', 5],
  ['5 km/h', 5],
  ['about 7 apples', 7],
  ['18 = 18.0', 18],
  ['.5', 0.5],
  ['-.5', -0.5],
  ['007', 7],
  ['１８', 18],
  // Separators: groups of three are thousands, one dot is a decimal point.
  ['1,242', 1242],
  ['1.242', 1.242],
  ['1,242,000.5', 1_242_000.5],
  ['1.242.000', 1_242_000],
  ['1.242,5', 1242.5],
  ['12,5', 12.5],
  ['0,242', 0.242],
  ['1 242 000', 1_242_000],
  ['1\u202f242', 1242],
  ["1'242", 1242],
  ['1,24,000', 124_000],
  // Powers and fractions.
  ['1.5e3', 1500],
  ['1.5E-3', 0.0015],
  ['1.5 × 10^3', 1500],
  ['1.5 \\times 10^{3}', 1500],
  ['2·10⁻³', 0.002],
  ['10^6', 1_000_000],
  ['3/4', 0.75],
  ['-3/4', -0.75],
  ['2 3/4', 2.75],
  ['½', 0.5],
  ['-½', -0.5],
  ['1½', 1.5],
  ['\\frac{3}{4}', 0.75],
  ['5 million', 5_000_000],
  ['12%', 12],
  // Signs and sizes in words, short scales.
  ['minus 5', -5],
  ['Negative 5', -5],
  ['The answer is minus $5.', -5],
  ['-(5)', -5],
  ['5 hundred', 500],
  ['2 hundred thousand', 200_000],
  ['5k', 5000],
  ['5K', 5000],
  ['3M', 3_000_000],
  ['$5m', 5_000_000],
  ['$2.5bn', 2_500_000_000],
  ['$2.5B', 2_500_000_000],
  ['5 bn', 5_000_000_000],
  ['5 km', 5],
  ['5km', 5],
  ['5 kg', 5],
  ['5 m', 5],
  ['5m', 5],
  ['5 K', 5],
  ['5 MB', 5],
  // An arrow, a tag and a bound that includes the number are no comparison.
  ['=> 5', 5],
  ['-> 5', 5],
  ['<b>5</b>', 5],
  ['<answer>5</answer>', 5],
  ['at least 5', 5],
  ['5, which is less than expected', 5],
];

describe('a number is read from', () => {
  test.each(READ)('%j: %d', (text, value) => {
    expect(read(text)).toBe(value);
  });

  test.each(['', 'none', 'H2O', 'x2', '2^10', '5²', '1.2.3', 'one', '1e999', '3/0'])('%j: none', (text) => {
    expect(read(text)).toBe('none');
  });

  test.each(['3 or 4', '1,2,3', '12/25/1937', '10-5', '2x = 18', '1,234,56'])('%j: several', (text) => {
    expect(read(text)).toBe('several');
  });

  test.each([
    'sqrt(16)',
    '√16',
    '\\sqrt{16}',
    '$\\sqrt{16}$',
    'the square root of 16',
    'log 100',
    'half of 10',
    'not 42',
    'It is not $42',
    'less than 42',
    'more than 42',
    'fewer than 42 apples',
    '>5',
    '<5',
    '> 5',
    'x>5',
    '>= 5',
    '≤5',
    '≠ 5',
    '!= 5',
    '\\geq 5',
  ])('%j: not plainly', (text) => {
    expect(read(text)).toBe('not plain');
  });
});

describe('any number is read as', () => {
  test('JavaScript writes it', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(read(String(value))).toBe(value === 0 ? 0 : value);
      }),
    );
  });

  test('English writes it', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (value) => {
        expect(read(`The total is ${value.toLocaleString('en-US')} euros.`)).toBe(value);
      }),
    );
  });
});

describe('the numeric check', () => {
  const verdict = async (check: object, response: string, expected: string | number | (string | number)[]) =>
    (await scoreBy({ kind: 'numeric', ...check }, response, caseExpecting(expected))).verdict;

  test.each([
    [{}, '$18.00', 18, 'pass'],
    [{}, '17', '18', 'fail'],
    [{}, '0.1', '0.10', 'pass'],
    [{}, '0.30000000000000004', 0.3, 'fail'],
    [{}, '12345678901234567891', '12345678901234567890', 'fail'],
    [{}, '1.20e3', '1200', 'pass'],
    [{}, '0.75', '3/4', 'pass'],
    [{}, '0.3333', '1/3', 'fail'],
    [{ tolerance: 0.01 }, '0.3333', '1/3', 'pass'],
    [{ tolerance: 0.01 }, '18.01', 18, 'pass'],
    [{ tolerance: 0.01 }, '18.02', 18, 'fail'],
    [{ tolerance: 0.1 }, '1000000.2', '1000000.1', 'pass'],
    [{ relative: 0.01 }, '101', 100, 'pass'],
    [{ relative: 0.01 }, '-101', -100, 'pass'],
    [{ relative: 0.01 }, '102', 100, 'fail'],
    [{ relative: 0.01 }, '0.001', 0, 'fail'],
    [{ percent: true }, '12 %', 0.12, 'pass'],
    [{ percent: true }, '0.12', '12%', 'pass'],
    [{ percent: true }, '12', '12%', 'fail'],
    [{}, '12%', '12', 'pass'],
    [{}, '7', [5, '7'], 'pass'],
    [{}, '-0', 0, 'pass'],
  ])('%j judges %j against %j: %s', async (check, response, expected, wanted) => {
    expect(await verdict(check, response, expected)).toBe(wanted);
  });

  test('says what it expected and what it got', async () => {
    const reason = async (response: string) =>
      (await scoreBy({ kind: 'numeric' }, response, caseExpecting(18))).reason;

    expect(await reason('17')).toBe('expected 18, got 17');
    expect(await reason('no idea')).toBe('expected 18, got no number: “no idea”');
    expect(await reason('17 or 18')).toBe('expected 18, got several numbers: “17 or 18”');
    expect(await reason('')).toBe('expected 18, got no number: nothing');
    expect(await reason('less than 18')).toBe('expected 18, got no plain number: “less than 18”');
  });

  test('blames the environment for an expected answer that is no number', async () => {
    await expect(verdict({}, '5', 'many')).rejects.toMatchObject({
      boundary: 'scorer',
      causeKey: 'expected answer is not a number',
    });
  });
});
