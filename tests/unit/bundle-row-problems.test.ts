import { expect, test } from 'vitest';

import { goodBundle } from '../support/bundle-files.ts';
import { problemsOf, withLine } from '../support/bundle-problems.ts';

const withCases = (...rows: readonly string[]): Promise<string[]> =>
  problemsOf(goodBundle({ 'cases.jsonl': rows.map((row) => `${row}\n`).join('') }));
const row = (fields: object): string =>
  JSON.stringify({ question: 'What?', answer: 1, ...fields, topic: 'x' });

test.each([
  [
    'a field is missing',
    [row({}), '{"answer": 1}'],
    ['cases.jsonl:2:1 The row has no field "question". → Add it, or leave the row out.'],
  ],
  [
    'a number is none',
    [row({}), row({ answer: 'many' })],
    [/^cases.jsonl:2:21 The expected answer .+ is not one number\. → Correct/],
  ],
  [
    'an answer is null',
    [row({}), row({ answer: null })],
    [/^cases.jsonl:2:21 The check .+ has nothing to compare with/],
  ],
  ['an input is empty', [row({ question: ' ' })], [/^cases.jsonl:1:2 The input of this case is empty/]],
  [
    'an id comes twice',
    [row({ id: 'a' }), row({ id: 'b' }), row({ id: 'a' })],
    [/^cases.jsonl:3:32 The id "a" is already that of row 1/],
  ],
  ['an id is a list', [row({ id: [1] })], [/^cases.jsonl:1:32 The field "id" cannot name the case/]],
  ['a row is no object', ['[1, 2]'], [/^cases.jsonl:1:1 The line is not an object/]],
  ['there is none', [], [/^cases.jsonl:1:1 The dataset has no cases/]],
  [
    'a number is too long',
    ['{"question": "a", "answer": 12345678901234567890, "topic": 1}'],
    [
      'cases.jsonl:1:29 The number 12345678901234567890 cannot be kept exactly. → Write it as text in quotes.',
    ],
  ],
  [
    'a number in a list has digits that do not come back',
    [row({}), '{"question": "a", "answer": [1, 0.12345678901234567891], "topic": "x"}'],
    [/^cases.jsonl:2:33 The number 0.12345678901234567891 cannot be kept exactly/],
  ],
  [
    'an input is a number beyond all',
    ['{"question": 1e400, "answer": 1, "topic": "x"}', '{"question": 1000000000000000000000, "answer": 1}'],
    [/^cases.jsonl:1:14 The number 1e400 /, /^cases.jsonl:2:14 The number 1000000000000000000000 /],
  ],
  [
    'a number that nobody reads is long, and others are long and kept',
    [
      '{"question": "12345678901234567890", "answer": 0.12345678901234568, "topic": "x", "hash": 12345678901234567890}',
    ],
    [],
  ],
  [
    'a key comes twice',
    [row({}), '{"question": "a", "answer": 1, "topic": "x", "answer" : 2}'],
    [
      'warning cases.jsonl:2:46 The key "answer" comes twice; only its last value counts. → Remove one of them.',
    ],
  ],
])('a dataset in which %s', async (_, rows, says) => {
  const problems = await withCases(...rows);

  expect(problems).toHaveLength(says.length);
  for (const [index, pattern] of says.entries()) expect(problems[index]).toMatch(pattern);
});

test.each([
  ["{'a': 1}", 2, /not in double quotes/],
  ['{"a": NaN}', 7, /"NaN" is not JSON. → Write null/],
  ['{"a": 1', 8, /ends too early/],
  ['{"a" 1}', 6, /colon is missing/],
  ['{"a": 1} {"b": 2}', 10, /more after the end/],
  ['{"a": "x\\q"}', 9, /unknown escape/],
  ['{"a": "x}', 7, /not closed/],
  ['{"a": [1 2]}', 10, /comma or "]" is missing/],
  ['{"a": 01}', 8, /not a number of JSON/],
  ['{a: 1}', 2, /not in double quotes/],
])('the line %s is explained at its place', async (line, column, says) => {
  const [problem = ''] = await withCases(row({}), '', line);

  expect(problem).toMatch(new RegExp(`^cases.jsonl:3:${column} `));
  expect(problem).toMatch(says);
});

test('in a JSON file numbers that were rounded and keys that come twice are found as well', async () => {
  const text = `{"notes": [12345678901234567890], "cases": [
    {"question": "a", "answer": 1, "topic": "x"},
    {"question": "b", "answer": 12345678901234567890,
     "question": "c", "topic": "x"}]}`;
  const problems = await withLine('file: cases.jsonl', 'file: cases.json', { 'cases.json': text });

  expect(problems).toEqual([
    expect.stringMatching(/^cases.json:3:33 The number 12345678901234567890 cannot/),
    expect.stringMatching(/^warning cases.json:4:6 The key "question" comes twice/),
  ]);
});

test('lines are counted as editors do, with line feeds alone and with carriage returns', async () => {
  const lines = [row({}), '', row({}), 'oops'];
  const read = (end: string) => problemsOf(goodBundle({ 'cases.jsonl': lines.join(end) }));

  expect((await read('\n'))[0]).toMatch(/^cases.jsonl:4:1 /);
  expect((await read('\r\n'))[0]).toMatch(/^cases.jsonl:4:1 /);
});

test('of very many problems the first hundred are listed and the others counted', async () => {
  const problems = await withCases(row({}), ...Array.from({ length: 250 }, () => row({ answer: 'x' })));

  expect(problems).toHaveLength(101);
  expect(problems.at(-1)).toContain('and 150 more');
});

test('a template that fails for some row is found before a run', async () => {
  const [problem] = await withLine('{{ input }}', '{{ input }} {{ topic | upper }}', {
    'cases.jsonl': `${row({})}\n{"question": "a", "answer": 1, "topic": 5}\n`,
  });

  expect(problem).toMatch(
    /^cases.jsonl:2:1 The prompt of this case cannot be made: harness.prompt: Unknown NumericValue filter: upper/,
  );
});
