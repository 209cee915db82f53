import { expect, test } from 'vitest';

import { type AnswerForm, PLAIN_FORM as PLAIN } from '#core/providers/answer-form.ts';
import { createModel } from '#core/providers/index.ts';
import type { TestCase } from '#shared/domain/test-case.ts';

import { callContext, chatRequest, scriptedCase } from '../support/scripted-case.ts';
import { testLock } from '../support/test-lock.ts';

async function answer(
  name: string,
  testCase: Partial<TestCase>,
  options: { form?: AnswerForm; attempt?: number } = {},
): Promise<string> {
  const { form = PLAIN, attempt = 1 } = options;
  const model = createModel(
    {
      kind: 'baseline',
      name: 'baseline',
      model: name,
      baseUrl: null,
      key: null,
      keyVariable: null,
      answerForm: form,
    },
    testLock(true),
  );
  const context = callContext({ testCase: scriptedCase(testCase), attempt });
  return (await model.complete(chatRequest('What?'), context)).text;
}

test.each<[string, Partial<TestCase>, AnswerForm, string]>([
  ['a text as it stands', { expected: 'Paris' }, PLAIN, 'Paris'],
  ['a number as text', { expected: 4.5 }, PLAIN, '4.5'],
  ['an object as JSON', { expected: { a: [1, null] } }, PLAIN, '{"a":[1,null]}'],
  ['the first of several right answers', { expected: ['Paris', 'Lutetia'] }, PLAIN, 'Paris'],
  [
    'a list that is one answer, whole',
    { expected: ['red', 'blue'] },
    { ...PLAIN, lists: 'items' },
    '["red","blue"]',
  ],
  [
    'the first of several lists of items',
    { expected: [['red', 'blue'], ['green']] },
    { ...PLAIN, lists: 'items' },
    '["red","blue"]',
  ],
  ['a list that is a JSON value, whole', { expected: [[1], [2]] }, { ...PLAIN, lists: 'value' }, '[[1],[2]]'],
  [
    'an option by its letter',
    { expected: 'red', choices: ['blue', 'red'] },
    { ...PLAIN, letters: true },
    'B',
  ],
  ['an option given by its place', { expected: 1, choices: ['a', 'b'] }, { ...PLAIN, letters: true }, 'B'],
  ['an option given by its letter', { expected: 'B', choices: ['B', 'A'] }, { ...PLAIN, letters: true }, 'B'],
  ['the solution, where there is one', { expected: '4', solution: '2 + 2\n#### 4' }, PLAIN, '2 + 2\n#### 4'],
  ['nothing, where nothing is expected', { expected: null }, PLAIN, ''],
])('gold answers %s', async (_what, testCase, form, expected) => {
  expect(await answer('gold', testCase, { form })).toBe(expected);
});

test('empty answers nothing and echo repeats the question', async () => {
  expect([await answer('empty', {}), await answer('echo', {})]).toEqual(['', 'What?']);
});

test('the first choice is told by its letter, or by its text where texts are expected', async () => {
  const choices = ['red', 'blue'];

  const answers = [
    await answer('first-choice', { choices, expected: 'B' }),
    await answer('first-choice', { choices, expected: 'blue' }),
    await answer('first-choice', { choices, expected: 'blue' }, { form: { ...PLAIN, letters: true } }),
    await answer('first-choice', { choices: null }),
  ];

  expect(answers).toEqual(['A', 'red', 'A', '']);
});

test('random picks each option about equally often, and the same one every time', async () => {
  const choices = ['w', 'x', 'y', 'z'];
  const cases = Array.from({ length: 400 }, (_, at) => ({ choices, expected: 'A', digest: `digest-${at}` }));

  const first = await Promise.all(cases.map((one) => answer('random', one)));
  const again = await Promise.all(cases.map((one) => answer('random', one)));
  const nextAttempt = await Promise.all(cases.map((one) => answer('random', one, { attempt: 2 })));

  expect(again).toEqual(first);
  expect(nextAttempt).not.toEqual(first);
  for (const letter of ['A', 'B', 'C', 'D']) {
    const share = first.filter((one) => one === letter).length / first.length;
    expect(Math.abs(share - 0.25)).toBeLessThan(0.08);
  }
});

test('a name that is no baseline is refused', async () => {
  await expect(answer('clever', {})).rejects.toThrow('There is no baseline named clever.');
});
