import { describe, expect, test } from 'vitest';

import type { ReviewedResult } from '#core/catalog/catalog.ts';
import { calibrate } from '#core/reviews/calibrate.ts';
import { cohenKappa } from '#shared/domain/statistics/cohen-kappa.ts';

describe('Cohen’s kappa', () => {
  test.each([
    // Viera and Garrett, "Understanding interobserver agreement: the kappa statistic", Family Medicine 37 (2005):
    // two residents on the usefulness of noon lectures agree on 85 %, 65 % by chance; kappa 0.57.
    [{ bothPass: 15, onlyFirst: 5, onlySecond: 10, bothFail: 70 }, 0.57],
    // Two readers of 50 grant proposals, the textbook example: 70 % agreement, 50 % by chance; kappa 0.40.
    [{ bothPass: 20, onlyFirst: 5, onlySecond: 10, bothFail: 15 }, 0.4],
    // Gwet, "Kappa statistic is not satisfactory for assessing the extent of agreement between raters" (2002):
    // the same 60 % agreement gives 0.1304 with balanced and 0.2593 with unbalanced margins.
    [{ bothPass: 45, onlyFirst: 15, onlySecond: 25, bothFail: 15 }, 0.1304],
    [{ bothPass: 25, onlyFirst: 35, onlySecond: 5, bothFail: 35 }, 0.2593],
    [{ bothPass: 3, onlyFirst: 0, onlySecond: 0, bothFail: 4 }, 1],
    [{ bothPass: 0, onlyFirst: 5, onlySecond: 5, bothFail: 0 }, -1],
  ])('of %j is %d', (table, kappa) => {
    const digits = String(kappa).length > 4 ? 4 : 2;

    expect(cohenKappa(table)).toBeCloseTo(kappa, digits);
  });

  test('is not defined without ratings, and where both always say the same one thing', () => {
    expect(cohenKappa({ bothPass: 0, onlyFirst: 0, onlySecond: 0, bothFail: 0 })).toBeNull();
    expect(cohenKappa({ bothPass: 9, onlyFirst: 0, onlySecond: 0, bothFail: 0 })).toBeNull();
  });
});

type Opinions = readonly (readonly [model: string, score: number, isSwapped?: boolean])[];

function reviewed(id: number, said: 'pass' | 'fail', score: number, opinions: Opinions): ReviewedResult {
  const details = opinions.map(([model, one, isSwapped]) => ({
    model,
    score: one,
    reasoning: '',
    criteria: [],
    prompt: '',
    reply: '',
    ...(isSwapped === undefined ? {} : { isSwapped }),
    inputTokens: null,
    outputTokens: null,
    costUsd: null,
    durationMs: 0,
  }));
  return {
    id,
    verdict: score >= 0.7 ? 'pass' : 'partial',
    reviewed: said,
    checks: [
      { name: 'exact', kind: 'exact', weight: 0, score: 0, reason: '' },
      {
        name: 'quality',
        kind: 'judge',
        weight: 1,
        score,
        reason: '',
        details: { kind: 'judge', opinions: details },
      },
    ],
  };
}

test('the verdict, each judged check and each judge are compared with the person, from the pass mark on', () => {
  const calibration = calibrate(
    [
      reviewed(1, 'pass', 0.9, [
        ['p:one', 0.8],
        ['p:two', 1],
      ]),
      reviewed(2, 'fail', 0.75, [
        ['p:one', 0.6],
        ['p:two', 0.9],
      ]),
      reviewed(3, 'fail', 0.1, [
        ['p:one', 0.1],
        ['p:two', 0.1],
      ]),
      { ...reviewed(4, 'pass', 1, []), verdict: 'error', checks: [] },
    ],
    0.7,
  );

  expect(calibration.reviewed).toBe(4);
  expect(
    calibration.agreements.map(({ check, model, compared, table, disagreements }) => [
      check,
      model,
      compared,
      Object.values(table),
      disagreements,
    ]),
  ).toEqual([
    ['verdict', null, 3, [1, 0, 1, 1], [2]],
    ['quality', null, 3, [1, 0, 1, 1], [2]],
    ['quality', 'p:one', 3, [1, 0, 0, 2], []],
    ['quality', 'p:two', 3, [1, 0, 1, 1], [2]],
  ]);
  const [, , one, two] = calibration.agreements;
  expect([one?.kappa, one?.raw?.value, one?.raw?.high]).toEqual([1, 1, 1]);
  expect(two?.raw?.value).toBeCloseTo(2 / 3, 12);
  expect(two?.raw?.low).toBeCloseTo(0.2077, 4);
});

test('of a pair, a judge whose verdict changes with the place has found a tie', () => {
  const { agreements } = calibrate(
    [
      reviewed(1, 'pass', 0.5, [
        ['p:one', 1, false],
        ['p:one', 0, true],
      ]),
    ],
    1,
  );

  expect(agreements.at(-1)).toMatchObject({ model: 'p:one', table: { onlyPerson: 1 }, kappa: 0 });
});
