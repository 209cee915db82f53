import { describe, expect, test } from 'vitest';

import { evaluateExpression } from '#core/tools/calculator/evaluate-expression.ts';

describe('the calculator', () => {
  test.each([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['2 ^ 3 ^ 2', 512],
    ['2 ** 3', 8],
    ['-2 ^ 2', -4],
    ['2 ^ -1', 0.5],
    ['--3', 3],
    ['10 % 4', 2],
    ['7 / 2 - 1', 2.5],
    ['1.5e3 + .5', 1500.5],
    ['sqrt(16) + abs(-3)', 7],
    ['round(2.345, 2) + floor(1.9) + ceil(1.1)', 5.35],
    ['min(3, 1, 2) + max(3, 1, 2)', 4],
    ['2 × 3 ÷ 4 − 1', 0.5],
    ['PI - pi', 0],
  ])('%s is %d', (expression, value) => {
    expect(evaluateExpression(expression)).toBeCloseTo(value, 12);
  });

  test.each([
    ['', /empty/],
    ['1 +', /breaks off/],
    ['(1', /not closed/],
    ['1 2', /"2" was not expected/],
    ['process.exit()', /"\.exit\(\)" cannot be read/],
    ['constructor(1)', /"constructor" is not known/],
    ['toString', /"tostring" is not known/],
    ['sqrt 4', /parentheses/],
    ['1 / 0', /infinite/],
    ['sqrt(-1)', /no value/],
    ['('.repeat(500), /nested too deeply/],
    ['1'.repeat(3_000), /longer than/],
  ])('%s is refused in words', (expression, message) => {
    expect(() => evaluateExpression(expression)).toThrow(message);
  });
});
