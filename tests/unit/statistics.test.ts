import { describe, expect, test } from 'vitest';
import * as fc from 'fast-check';

import { clusteredAccuracy } from '#shared/domain/statistics/accuracy.ts';
import { bootstrapMean } from '#shared/domain/statistics/bootstrap.ts';
import { drawSample } from '#shared/domain/statistics/draw-sample.ts';
import { histogram } from '#shared/domain/statistics/histogram.ts';
import { majorityAccuracy } from '#shared/domain/statistics/majority.ts';
import { meanByK, passAtK, passHatK } from '#shared/domain/statistics/pass-at-k.ts';
import { percentile } from '#shared/domain/statistics/percentile.ts';
import { randomFromState, seededRandom } from '#shared/domain/statistics/seeded-random.ts';
import { wilsonInterval } from '#shared/domain/statistics/wilson.ts';

const single = (passed: number, failed: number) => [
  ...Array.from({ length: passed }, () => ({ passed: 1, scored: 1 })),
  ...Array.from({ length: failed }, () => ({ passed: 0, scored: 1 })),
];

describe('wilson interval', () => {
  // Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998), table I, method 3.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i is the published one', (successes, trials, low, high) => {
    const interval = wilsonInterval(successes, trials);

    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  test('knows nothing without trials and is closed at the ends', () => {
    expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
    expect(wilsonInterval(7, 7).high).toBe(1);
    expect(wilsonInterval(0, 7).low).toBe(0);
  });

  test('always holds the share', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, part) => {
          const successes = Math.round(n * part);
          const { low, high } = wilsonInterval(successes, n);
          return low >= 0 && high <= 1 && low <= successes / n && successes / n <= high;
        },
      ),
    );
  });
});

describe('accuracy clustered by case', () => {
  test('is plain Wilson with one attempt a case', () => {
    const accuracy = clusteredAccuracy(single(81, 182));

    expect(accuracy).toEqual({ value: 81 / 263, scored: 263, ...wilsonInterval(81, 263) });
  });

  test('of attempts that always agree is as wide as that of the cases', () => {
    const repeated = [...single(12, 28)].map(({ passed }) => ({ passed: passed * 5, scored: 5 }));

    const accuracy = clusteredAccuracy(repeated);

    // n* = (N-1)(m-1)/m² · m²/N = 38.8, within the two cases that the unbiased variances take.
    const plain = wilsonInterval(12, 40);
    expect(accuracy?.value).toBe(0.3);
    expect(accuracy?.scored).toBe(200);
    expect(accuracy?.low).toBeCloseTo(plain.low, 2);
    expect(accuracy?.high).toBeCloseTo(plain.high, 2);
  });

  test('is worked out by hand for a small table', () => {
    // Two attempts each: 2, 1, 0, 1 passed. p = 4/8; Σ(xᵢ - p nᵢ)² = 1 + 0 + 1 + 0 = 2.
    // Cluster variance 4/3 · 2/64 = 1/24; independent variance .25/7 = 1/28; deff = 28/24; n* = 8 · 24/28.
    const accuracy = clusteredAccuracy([2, 1, 0, 1].map((passed) => ({ passed, scored: 2 })));

    const size = (8 * 24) / 28;
    const plain = wilsonInterval(size / 2, size);
    expect(accuracy?.low).toBeCloseTo(plain.low, 12);
    expect(accuracy?.high).toBeCloseTo(plain.high, 12);
  });

  test('counts cases, not attempts, when everything passed', () => {
    const accuracy = clusteredAccuracy(Array.from({ length: 20 }, () => ({ passed: 10, scored: 10 })));

    expect(accuracy?.low).toBeCloseTo(wilsonInterval(20, 20).low, 12);
  });

  test('never pretends to more than the attempts made', () => {
    // Every case passes exactly once in two: attempts are negatively correlated.
    const accuracy = clusteredAccuracy(Array.from({ length: 30 }, () => ({ passed: 1, scored: 2 })));

    expect(accuracy).toEqual({ value: 0.5, scored: 60, ...wilsonInterval(30, 60) });
  });

  test('ignores cases without a scored attempt and is null without any', () => {
    expect(clusteredAccuracy([{ passed: 0, scored: 0 }])).toBeNull();
    expect(clusteredAccuracy([...single(1, 1), { passed: 0, scored: 0 }])?.scored).toBe(2);
  });
});

describe('bootstrap of the mean', () => {
  const scores = Array.from({ length: 200 }, (_, index) => ({ sum: (index % 10) / 10, count: 1 }));

  test('gives the same interval for the same seed and another one for another', () => {
    expect(bootstrapMean(scores, { seed: 7 })).toEqual(bootstrapMean(scores, { seed: 7 }));
    expect(bootstrapMean(scores, { seed: 8 })?.low).not.toBe(bootstrapMean(scores, { seed: 7 })?.low);
  });

  test('agrees with the normal interval where that is exact enough', () => {
    const interval = bootstrapMean(scores);

    // Population standard deviation of 0, .1 … .9 is √.0825.
    const margin = 1.96 * Math.sqrt(0.0825 / 200);
    expect(interval?.value).toBeCloseTo(0.45, 12);
    expect(interval?.low).toBeCloseTo(0.45 - margin, 2);
    expect(interval?.high).toBeCloseTo(0.45 + margin, 2);
  });

  test('widens when attempts of a case agree, since cases are drawn and not attempts', () => {
    const apart = Array.from({ length: 400 }, (_, index) => ({ sum: index % 2, count: 1 }));
    const together = Array.from({ length: 40 }, (_, index) => ({ sum: (index % 2) * 10, count: 10 }));

    const width = (cases: { sum: number; count: number }[]) => {
      const interval = bootstrapMean(cases);
      return (interval?.high ?? 0) - (interval?.low ?? 0);
    };

    expect(width(together) / width(apart)).toBeCloseTo(Math.sqrt(10), 0);
  });

  test('keeps the width for 100,000 cases, which are drawn in groups', () => {
    const random = seededRandom(3);
    const many = Array.from({ length: 100_000 }, () => ({ sum: random.fraction(), count: 1 }));

    const interval = bootstrapMean(many);

    const expected = 2 * 1.96 * Math.sqrt(1 / 12 / 100_000);
    const width = (interval?.high ?? 0) - (interval?.low ?? 0);
    expect(width / expected).toBeGreaterThan(0.92);
    expect(width / expected).toBeLessThan(1.08);
  });

  test('is a point for equal scores and null without any', () => {
    expect(bootstrapMean([{ sum: 1, count: 2 }])).toEqual({ value: 0.5, low: 0.5, high: 0.5 });
    expect(bootstrapMean([{ sum: 0, count: 0 }])).toBeNull();
  });
});

describe('percentile', () => {
  test('interpolates linearly as NumPy and R do by default', () => {
    // numpy.percentile([15, 20, 35, 40, 50], 40) is 29; R: quantile(1:10, .95) is 9.55.
    expect(percentile([50, 15, 40, 20, 35], 0.4)).toBeCloseTo(29, 12);
    expect(percentile([10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 0.95)).toBeCloseTo(9.55, 12);
    expect(percentile([3], 0.95)).toBe(3);
  });

  test('is null without values and sorts numbers as numbers', () => {
    expect(percentile([], 0.5)).toBeNull();
    expect(percentile([100, 20, 3], 0.5)).toBe(20);
  });
});

describe('pass@k and pass^k', () => {
  const choose = (n: number, k: number): number => (k === 0 ? 1 : k > n ? 0 : (choose(n - 1, k - 1) * n) / k);

  test('equal their definitions by binomial coefficients', () => {
    for (const scored of [1, 2, 5, 10]) {
      for (let passed = 0; passed <= scored; passed++) {
        for (let k = 1; k <= scored; k++) {
          const atK = 1 - choose(scored - passed, k) / choose(scored, k);
          const hatK = choose(passed, k) / choose(scored, k);
          expect(passAtK({ passed, scored }, k)).toBeCloseTo(atK, 12);
          expect(passHatK({ passed, scored }, k)).toBeCloseTo(hatK, 12);
        }
      }
    }
  });

  test('stay exact for many attempts', () => {
    expect(passAtK({ passed: 1, scored: 1_000 }, 100)).toBeCloseTo(0.1, 12);
    expect(passHatK({ passed: 999, scored: 1_000 }, 100)).toBeCloseTo(0.9, 12);
  });

  test('average over the cases with enough attempts', () => {
    const cases = [
      { passed: 1, scored: 2 },
      { passed: 2, scored: 2 },
      { passed: 1, scored: 1 },
    ];

    expect(meanByK(cases, passAtK)).toEqual({ '1': 2.5 / 3, '2': 1 });
    expect(meanByK(cases, passHatK)).toEqual({ '1': 2.5 / 3, '2': 0.5 });
    expect(meanByK([], passAtK)).toEqual({});
  });

  test('are reported for small, round and the largest numbers of attempts', () => {
    const means = meanByK([{ passed: 30, scored: 60 }], passAtK);

    expect(Object.keys(means).map(Number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 25, 50, 60]);
  });
});

test('a majority is more than half', () => {
  const cases = [
    { passed: 2, scored: 3 },
    { passed: 1, scored: 2 },
    { passed: 0, scored: 0 },
    { passed: 1, scored: 1 },
    { passed: 1, scored: 3 },
  ];

  expect(majorityAccuracy(cases)).toBe(0.5);
  expect(majorityAccuracy([])).toBeNull();
});

describe('seeded random numbers', () => {
  test('are those of the reference implementation of xoshiro128**', () => {
    const random = randomFromState([1, 2, 3, 4]);

    const words = Array.from({ length: 10 }, () => random.word());

    expect(words).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
  });

  test('differ for close and for huge seeds', () => {
    const seeds = [0, 1, 2, -1, 2 ** 32, 2 ** 32 + 1, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER];

    expect(new Set(seeds.map((seed) => seededRandom(seed).word())).size).toBe(seeds.length);
  });

  test('fall evenly below a bound', () => {
    const random = seededRandom(42);
    const counts = [0, 0, 0, 0, 0, 0, 0];

    for (let draw = 0; draw < 70_000; draw++) {
      const value = random.below(7);
      counts[value] = (counts[value] ?? 0) + 1;
    }

    // χ² with 6 degrees of freedom stays below 22.5 with probability .999.
    expect(counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)).toBeLessThan(22.5);
  });
});

describe('a drawn sample', () => {
  test('has different members and the same ones for the same seed', () => {
    const sample = drawSample(1_000, 100, 5);

    expect(new Set(sample).size).toBe(100);
    expect(sample.every((index) => index < 1_000)).toBe(true);
    expect(drawSample(1_000, 100, 5)).toEqual(sample);
    expect(drawSample(1_000, 100, 6)).not.toEqual(sample);
  });

  test('is everything when more is asked than there is', () => {
    expect([...drawSample(3, 10, 1).sort()]).toEqual([0, 1, 2]);
    expect([...drawSample(0, 10, 1)]).toEqual([]);
  });
});

describe('histogram', () => {
  test('counts by bins that include their lower border, the last also its upper', () => {
    expect(histogram([0, 0.1, 0.5, 0.99, 1], 2, { low: 0, high: 1 })).toEqual({
      low: 0,
      high: 1,
      counts: [2, 3],
    });
  });

  test('takes its range from the values and bears equal and missing ones', () => {
    expect(histogram([10, 20, 30], 2)).toEqual({ low: 10, high: 30, counts: [1, 2] });
    expect(histogram([5, 5], 3)).toEqual({ low: 5, high: 5, counts: [2, 0, 0] });
    expect(histogram([], 3)).toBeNull();
  });
});
