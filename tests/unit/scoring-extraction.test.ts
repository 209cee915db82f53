import { describe, expect, test } from 'vitest';

import { createExtractor } from '#core/scorers/extract/create-extractor.ts';
import { ExtractAlternative } from '#shared/domain/manifest/extract-spec.ts';

const extract = (alternatives: unknown[], response: string) =>
  createExtractor(alternatives.map((one) => ExtractAlternative.parse(one)))(response);
const answer = (alternatives: unknown[], response: string) => extract(alternatives, response)?.answer ?? null;

describe('alternatives', () => {
  test('are tried in order, and the one that matches is named', () => {
    const alternatives = [{ regex: '#### (.*)' }, { line: 'last', name: 'closing line' }];

    expect(extract(alternatives, 'x\n#### 18')).toEqual({ answer: '18', extractedBy: 'regex /#### (.*)/' });
    expect(extract(alternatives, 'x\n19')).toEqual({ answer: '19', extractedBy: 'closing line' });
  });

  test('that are lists apply their steps one after the other, or not at all', () => {
    const alternatives = [[{ after: 'is ' }, { number: 'first' }], { lowercase: true }];

    expect(extract(alternatives, 'It is 7 km')).toEqual({
      answer: '7',
      extractedBy: 'after "is " → first number',
    });
    expect(extract(alternatives, 'It is FAR')?.answer).toBe('it is far');
  });

  test('none of which matches give nothing', () => {
    expect(extract([{ number: 'last' }, { boxed: true }], 'no idea')).toBeNull();
    expect(extract([{ number: 'last' }], '')).toBeNull();
  });

  test('are not needed: the whole response is the answer', () => {
    expect(createExtractor(undefined)(' as is ')).toEqual({ answer: ' as is ', extractedBy: null });
  });
});

describe('a regex step', () => {
  test.each([
    [{ regex: 'a(\\d)' }, 'a1 a2', '1'],
    [{ regex: 'a(\\d)', take: 'last' }, 'a1 a2', '2'],
    [{ regex: 'a\\d' }, 'a1', 'a1'],
    [{ regex: '(x)|(y)' }, 'y', 'y'],
    [{ regex: '(a)(b)', group: 2 }, 'ab', 'b'],
    [{ regex: '(a)(b)', group: 0 }, 'ab', 'ab'],
    [{ regex: '(?<digit>\\d)', group: 'digit' }, 'n5', '5'],
    [{ regex: 'ANSWER: (.)', flags: 'i' }, 'answer: k', 'k'],
    [{ regex: '^.$', flags: 'm', take: 'last' }, 'a\nbb\nc', 'c'],
    [{ regex: '(\\d*)' }, 'abc', ''],
    [{ regex: '\\p{Lu}', flags: 'u' }, 'aÉ', 'É'],
  ])('%j of %j is %j', (step, response, expected) => {
    expect(answer([step], response)).toBe(expected);
  });

  test('with a group that took no part does not match', () => {
    expect(answer([{ regex: '(x)|y', group: 1 }], 'y')).toBeNull();
  });

  test('that is no regular expression is refused by name', () => {
    expect(() => createExtractor([ExtractAlternative.parse({ regex: '(' })])).toThrow(/“regex”.*Correct/);
  });
});

describe('the other steps', () => {
  test.each([
    [{ after: 'Answer:' }, 'Answer: 1 Answer: 2', ' 1 Answer: 2'],
    [{ after: 'Answer:', take: 'last' }, 'Answer: 1 Answer: 2', ' 2'],
    [{ after: 'the answer is', ignoreCase: true }, 'So THE ANSWER IS B', ' B'],
    [{ after: '(1+1)*' }, 'a (1+1)* b', ' b'],
    [{ after: 'ß', ignoreCase: true }, 'İİß!', '!'],
    [{ after: 'nowhere' }, 'text', null],
    [{ before: '\nQ:' }, '5\nQ: next\nQ: more', '5'],
    [{ before: '\nQ:' }, 'all of it', 'all of it'],
    [{ line: 'first' }, '\n \r\n one \r\ntwo', 'one'],
    [{ line: 'last' }, 'one\n two \n\n', 'two'],
    [{ line: 'last' }, ' \n ', null],
    [{ number: 'first' }, 'From $1,242.50 to 12%', '1242.50'],
    [{ number: 'last' }, 'From $1,242.50 to 12%', '12%'],
    [{ number: 'last' }, 'it is −7.', '-7'],
    [{ number: 'last' }, 'about 3/4', '3/4'],
    [{ number: 'last' }, 'nothing', null],
    [{ letter: 'last' }, 'A is wrong, so it is (B).', 'B'],
    [{ letter: 'first' }, '**C** since D fails', 'C'],
    [{ letter: 'last' }, 'I think A good answer is D', 'D'],
    [{ letter: 'last' }, 'Vitamin-C and X-rays', null],
    [{ letter: 'last' }, 'b)', 'B'],
    [{ letter: 'last' }, 'DNA', null],
    [{ json: true }, 'Here: {"a": [1, "}"]} and {"b": 2}', '{"a": [1, "}"]}'],
    [{ json: true }, 'set {x} then [1, 2]', '[1, 2]'],
    [{ json: 'a.b[1]' }, '{"a": {"b": [1, "two"]}}', 'two'],
    [{ json: 'a' }, '{"a": {"b": true}}', '{"b":true}'],
    [{ json: 'a.c' }, '{"a": {"b": true}}', null],
    [{ json: 'constructor' }, '{"a": 1}', null],
    [{ json: true }, '{"a": 1', null],
    [{ codeBlock: true }, 'x\n```python\nprint(1)\n```\ny', 'print(1)'],
    [{ codeBlock: 'sql', take: 'last' }, '```py\n1\n```\n```SQL\nselect 1;\n```', 'select 1;'],
    [{ codeBlock: 'js' }, '```py\n1\n```', null],
    [{ codeBlock: true }, '````md\n```\ninner\n```\n````', '```\ninner\n```'],
    [{ codeBlock: true }, '```\ncut off', 'cut off'],
    [{ codeBlock: true }, '```\n```', ''],
    [{ codeBlock: true }, '1. So:\n   ```py\n   def f():\n       pass\n   ```', 'def f():\n    pass'],
    [{ codeBlock: true }, '  ```\n a\n   b\n  ```', ' a\n   b'],
    [{ codeBlock: true }, '```\n"\n    ```\n    x\n    ```\n"\n```\nend', '"\n    ```\n    x\n    ```\n"'],
    [{ tag: 'answer' }, '<answer> 1 </answer><answer>2</answer>', '1'],
    [{ tag: 'answer', take: 'last' }, '<Answer kind="x">1</Answer> <answer>2</answer>', '2'],
    [{ tag: 'answer' }, '<answer>1', null],
    [{ boxed: true }, '\\boxed{1} or \\boxed{ \\frac{1}{2} }', '\\frac{1}{2}'],
    [{ boxed: true }, '\\boxed{7} or \\boxed{8', '7'],
    [{ strip: ' ."' }, ' "So." ', 'So'],
    [{ strip: '.' }, '...', ''],
    [{ replace: '[,$]' }, '$1,200', '1200'],
    [{ replace: '(\\w+) (\\w+)', with: '$2 $1' }, 'a b', 'b a'],
    [{ trim: true }, '\n x \t', 'x'],
    [{ lowercase: true }, 'ÀB', 'àb'],
  ])('%j of %j is %j', (step, response, expected) => {
    expect(answer([step], response)).toBe(expected);
  });
});

describe('a response of a megabyte', () => {
  const brackets = '{['.repeat(500_000);
  const fences = '```\n'.repeat(250_000);

  test.each([
    [{ number: 'last' }, '1,'.repeat(500_000), '1'],
    [{ number: 'last' }, '9'.repeat(1_000_000), '9'.repeat(1_000_000)],
    [{ letter: 'last' }, 'A '.repeat(500_000), 'A'],
    [{ boxed: true }, '\\boxed{'.repeat(150_000), null],
    [{ tag: 'a' }, '<a>'.repeat(300_000), null],
    [{ tag: 'a' }, '<a '.repeat(300_000), null],
    [{ line: 'last' }, '\n'.repeat(1_000_000), null],
    [{ after: 'zz' }, 'z '.repeat(500_000), null],
  ])('is searched in bounded time by %j', (step, response, expected) => {
    expect(answer([step], response)).toBe(expected);
  });

  test('of open brackets and fences ends as well', () => {
    expect(answer([{ json: true }], brackets)).toBeNull();
    expect(answer([{ codeBlock: true }], fences)).not.toBeNull();
  });
});
