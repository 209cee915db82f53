import { describe, expect, test } from 'vitest';

import { caseExpecting, scoreBy } from '../support/scoring-case.ts';

const cities = ['London', 'Paris', 'New York', 'A Coruña'];
const judge = (response: string, expected: string | number | string[], choices: string[] | null = cities) =>
  scoreBy({ kind: 'choice' }, response, caseExpecting(expected, { choices }));

describe('an option is named by', () => {
  test.each([
    'B',
    'b',
    'B.',
    'B)',
    '(B)',
    '[B]',
    '**B**',
    ' B\n',
    '$B$',
    '\\boxed{B}',
    '\\text{B}',
    'B) Paris',
    '(B) Paris',
    '**B**: Paris',
    '**(B)** Paris',
    'B. Paris is the capital.',
    'B - Paris',
    'Answer: B',
    'answer: b',
    'The answer is B.',
    'The answer is (B) since A is wrong.',
    'The correct answer is **B**',
    'Option B',
    'The correct option is B: Paris',
    'The answer is A. No: the answer is B',
    'Paris',
    'paris.',
    '"Paris"',
    'The answer is Paris.',
    'Answer: **Paris**',
    'I’d say B',
    "I'd say B.",
    'I would go with (B), because it is larger.',
    'I choose option B',
    'It must be B.',
    'B is correct.',
    'Clearly (B) is the right answer',
    '\\boxed{\\text{B}}',
    'So the result is $\\boxed{\\textbf{(B)}}$.',
    'B\n\nA is a common mistake, but Paris became the capital long ago.',
    '**B**\nLondon is too far north.',
    'London is too far north.\n\nB',
    '（B）',
    '（Ｂ） Paris',
    'Ｂ．Paris',
    '【B】',
    '答案：B',
    'A) London lies on the Thames. So the answer is B',
    'A. London is wrong, it is on the Thames.\nB. Paris fits.\n\nThe correct answer is (B).',
    'B) Paris. Option A is wrong.',
    'The answer is B. C is the best known trap, and A is right next to it.',
  ])('%j', async (response) => {
    expect(await judge(response, 'B')).toMatchObject({ score: 1, verdict: 'pass' });
  });
});

describe('another option or none is named by', () => {
  test.each([
    'A',
    'C) Paris',
    'London',
    'Answer: D',
    'E',
    '',
    'Paris and London',
    'I do not know',
    'The answer is a city',
    'B) Paris looks right, but the answer is A',
    'I would say A city on a river',
    'It is A long way',
    'The answer is not B',
    'B\nThe answer is C.',
    'Plan B failed',
  ])('%j', async (response) => {
    expect(await judge(response, 'B')).toMatchObject({ score: 0 });
  });
});

test('the expected option may be a letter, its text, its place, or several of them', async () => {
  expect(await judge('B', 'Paris')).toMatchObject({ verdict: 'pass' });
  expect(await judge('B', '(B)')).toMatchObject({ verdict: 'pass' });
  expect(await judge('B', 1)).toMatchObject({ verdict: 'pass' });
  expect(await judge('C', ['B', 'New York'])).toMatchObject({ verdict: 'pass' });
  expect(await judge('A Coruña', 'D')).toMatchObject({ verdict: 'pass' });
});

test('an expected number is a place, an expected text of digits is the text of an option', async () => {
  const numbers = ['4', '2', '0', '6'];

  expect(await judge('A', 0, numbers)).toMatchObject({ verdict: 'pass' });
  expect(await judge('C', 0, numbers)).toMatchObject({ verdict: 'fail' });
  expect(await judge('0', 0, numbers)).toMatchObject({ verdict: 'fail' });
  expect(await judge('C', '0', numbers)).toMatchObject({ verdict: 'pass' });
  await expect(judge('D', 6, numbers)).rejects.toThrow(/place/);
  expect(await judge('-0.23', 'B', ['0.23', '-0.23'])).toMatchObject({ verdict: 'pass' });
});

test('the text of an option counts only where it is accepted', async () => {
  const testCase = caseExpecting('B', { choices: cities });

  expect(await scoreBy({ kind: 'choice', acceptText: false }, 'Paris', testCase)).toMatchObject({ score: 0 });
  expect(await scoreBy({ kind: 'choice', acceptText: false }, '(B)', testCase)).toMatchObject({ score: 1 });
});

test('without a list of options letters are compared', async () => {
  expect(await judge('The answer is (J).', 'J', null)).toMatchObject({ verdict: 'pass' });
  expect(await judge('K', 'J', null)).toMatchObject({ reason: 'expected J, got K' });
});

test('the reason names options by letter and text', async () => {
  expect((await judge('A', 'B')).reason).toBe('expected B (“Paris”), got A (“London”)');
  expect((await judge('dunno', 'B')).reason).toBe('expected B (“Paris”), got no option: “dunno”');
});

test('an expected answer that is no option is the environment’s fault', async () => {
  await expect(judge('A', 'Rome')).rejects.toMatchObject({ boundary: 'scorer' });
  await expect(judge('A', 7)).rejects.toMatchObject({ boundary: 'scorer' });
});

test('an answer of a megabyte is read in bounded time', async () => {
  expect(await judge(`The answer${' '.repeat(1_000_000)}is B`, 'B')).toMatchObject({ verdict: 'pass' });
  expect(await judge(`${'*'.repeat(1_000_000)} none`, 'B')).toMatchObject({ score: 0 });
  expect(await judge('answer: a '.repeat(100_000), 'A')).toMatchObject({ verdict: 'pass' });
});
