import { describe, expect, test } from 'vitest';

import { exactSignTest } from '#shared/domain/statistics/exact-sign-test.ts';
import {
  type CasePair,
  casesToTell,
  isTold,
  pairedDifference,
} from '#shared/domain/statistics/paired-difference.ts';

// Values of statsmodels 0.13.5, mcnemar(table, exact=True).pvalue; the first table is the example of its documentation.
test.each([
  { b: 121, c: 59, p: 4.4344492637551645e-6 },
  { b: 150, c: 86, p: 3.715936139571387e-5 },
  { b: 5, c: 0, p: 0.0625 },
  { b: 1, c: 0, p: 1 },
  { b: 12, c: 12, p: 1 },
  { b: 2, c: 8, p: 0.109375 },
  // scipy 1.10.1, binomtest(k, n).pvalue
  { b: 60, c: 140, p: 1.507061557352626e-8 },
  { b: 2_048, c: 2_952, p: 1.5321823076571247e-37 },
  { b: 24_900, c: 25_100, p: 0.3734901856394256 },
  { b: 0, c: 0, p: 1 },
])('exact McNemar p of $b against $c discordant pairs', ({ b, c, p }) => {
  expect(exactSignTest(b, c) / p).toBeCloseTo(1, 9);
  expect(exactSignTest(c, b)).toBe(exactSignTest(b, c));
});

const pairs = (better: number, worse: number, same: number): CasePair[] => [
  ...Array.from({ length: better }, () => ({ before: 0, after: 1, pairs: 1 })),
  ...Array.from({ length: worse }, () => ({ before: 1, after: 0, pairs: 1 })),
  ...Array.from({ length: same }, () => ({ before: 1, after: 1, pairs: 1 })),
];

describe('the difference of two runs', () => {
  test('is the share that got better less the share that got worse', () => {
    expect(pairedDifference(pairs(30, 10, 60))).toMatchObject({
      value: 0.2,
      better: 30,
      worse: 10,
      cases: 100,
    });
  });

  test('has an interval close to the one of the paired normal approximation', () => {
    // d ± 1.96 · √((b + c) / n² - d² / n): 0.04 ± 0.0277 for 120, 80 of 1,000 (Agresti, Categorical Data Analysis, 11.1.1)
    const difference = pairedDifference(pairs(120, 80, 800));
    expect(difference?.low).toBeCloseTo(0.04 - 0.0277, 2);
    expect(difference?.high).toBeCloseTo(0.04 + 0.0277, 2);
  });

  test('is told when the interval excludes zero', () => {
    expect(isTold(pairedDifference(pairs(30, 5, 65)) ?? { low: 0, high: 0 })).toBe(true);
    expect(isTold(pairedDifference(pairs(6, 5, 89)) ?? { low: 1, high: 1 })).toBe(false);
  });

  test('draws cases, not attempts', () => {
    const single = pairedDifference(pairs(8, 4, 20));
    const repeated = pairedDifference(pairs(8, 4, 20).map((pair) => ({ ...pair, pairs: 10 })));
    expect(repeated).toEqual(single);
  });

  test('is the same every time, and nothing without cases', () => {
    expect(pairedDifference(pairs(7, 3, 11))).toEqual(pairedDifference(pairs(7, 3, 11)));
    expect(pairedDifference([])).toBeNull();
  });
});

describe('cases to tell a difference', () => {
  const more = (all: CasePair[]) => {
    const difference = pairedDifference(all);
    return difference === null ? null : casesToTell(all, difference);
  };

  test('follow the formula of a paired mean at a power of 80 %', () => {
    // d = 0.01, s² = (0.11 - 0.0001) · 100 / 99: n = 7.84888 · s² / d² = 8,713.04
    expect(more(pairs(6, 5, 89))).toBe(8_714 - 100);
  });

  test('are none when it is told, or there is none', () => {
    expect(more(pairs(40, 5, 55))).toBeNull();
    expect(more(pairs(5, 5, 90))).toBeNull();
  });
});
