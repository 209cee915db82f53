import { expect, test } from 'vitest';

import { EMPTY_MATRIX, matrixAttempts, matrixSelection } from '#renderer/new-run/matrix-form.ts';

const two = { ...EMPTY_MATRIX, environments: ['one', 'other'], models: ['a:a', 'b:b', 'c:c'] };

test('several runs cover all cases unless fewer are asked for', () => {
  expect(matrixSelection(two)).toEqual({ kind: 'all' });
  expect(matrixSelection({ ...two, cases: 'first', first: 5 })).toEqual({ kind: 'first', count: 5 });
  expect(matrixSelection({ ...two, cases: 'sample', sample: 9, seed: 3 })).toEqual({
    kind: 'sample',
    count: 9,
    seed: 3,
  });
});

test('the attempts of several runs are counted, and no environment gives more cases than it has', () => {
  const settings = { ...two.settings, repeats: 2 };
  expect(matrixAttempts(two, [40, 8])).toBe(48 * 3);
  expect(matrixAttempts({ ...two, settings, cases: 'first', first: 10 }, [40, 8])).toBe(18 * 3 * 2);
});
