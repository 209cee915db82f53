import { afterAll, describe, expect, test } from 'vitest';

import { createSandboxes } from '#core/sandboxes/create-sandboxes.ts';

import { builtInEnvironment } from '../support/built-in-environment.ts';
import { type NearMiss, nearMissesOf, wrongSolutions } from '../support/near-misses.ts';
import { textOf } from '../support/text-of.ts';

const { cases, scorer } = await builtInEnvironment('javascript-functions');
const nearMisses = nearMissesOf<readonly NearMiss[]>('javascript-functions');
const owned = createSandboxes({ size: 1, cacheDirectory: null });
const tools = {
  signal: new AbortController().signal,
  sandboxes: owned.for({ nativePython: false }),
  judges: [],
};

afterAll(() => owned.close());

test('there are enough tasks, each with near misses of its own', () => {
  expect(cases).toHaveLength(44);
  expect(Object.keys(nearMisses)).toEqual(cases.map(({ id }) => id));
});

describe.each(cases)('$id', (testCase) => {
  const solution = textOf(testCase.solution);
  const verdictOf = async (code: string) =>
    (await scorer.score(`Here it is:\n\n\`\`\`javascript\n${code}\n\`\`\`\n`, [], testCase, tools)).verdict;

  test('is solved by its solution', async () => {
    expect(await verdictOf(solution)).toBe('pass');
  });

  test('is not solved by a near miss', async () => {
    const wrong = wrongSolutions(solution, nearMisses[testCase.id] ?? []);
    const passing = [];
    for (const code of wrong) if ((await verdictOf(code)) !== 'fail') passing.push(code);

    expect(wrong.length).toBeGreaterThanOrEqual(2);
    expect(passing).toEqual([]);
  });
});
