import { describe, expect, test } from 'vitest';

import type { Answer } from '#core/engine/ports.ts';
import { readCalls } from '#core/scorers/calls/read-calls.ts';
import { showCall } from '#core/scorers/calls/show-call.ts';
import type { TranscriptEntry } from '#shared/domain/transcript.ts';

const answer = (text: string, transcript: readonly TranscriptEntry[] = []): Answer => ({
  text,
  response: text,
  transcript,
});

function read(text: string, format: 'auto' | 'python' | 'json'): string[] | string {
  const reading = readCalls(answer(text), format);
  return 'calls' in reading ? reading.calls.map(showCall) : reading.problem;
}

const NO_PYTHON = 'no calls that can be read as Python';
const NO_JSON = 'no calls that can be read as JSON';

describe('calls in Python', () => {
  test.each([
    ['[f(a=1, b="x")]', ['f(a=1, b="x")']],
    ['f(a=1)', ['f(a=1)']],
    ['`[f(a=1)]`', ['f(a=1)']],
    ['```python\n[f(a=1)]\n```', ['f(a=1)']],
    ["'[f(a=1)]'", ['f(a=1)']],
    ['[f(a=1),\n g(),]', ['f(a=1)', 'g()']],
    ['[m.n.f(a=1)]', ['m.n.f(a=1)']],
    ['[f(1, 2, b=3)]', ['f(b=3)']],
    ['[]', []],
  ])('%j are %j', (text, wanted) => {
    expect(read(text, 'python')).toEqual(wanted);
  });
});

describe('values in Python', () => {
  test.each([
    ['5', '5'],
    ['5.0', '5.0'],
    ['1e3', '1000.0'],
    ['-2.5', '-2.5'],
    ['+7', '7'],
    ['1_000', '1000'],
    ['0x1F', '31'],
    ['.5', '0.5'],
    ['True', 'true'],
    ['None', 'null'],
    ['true', '"true"'],
    ['lat', '"lat"'],
    ["'it\\'s'", '"it\'s"'],
    ['"a" \'b\'', '"ab"'],
    ['r"\\d+"', '"\\\\d+"'],
    ['"""two\nlines"""', '"two\\nlines"'],
    ['"\\u00e9\\x41\\101"', '"éAA"'],
    ['[1, 2.0, "x"]', '[1, 2.0, "x"]'],
    ['(1, 2)', '(1, 2)'],
    ['(1,)', '(1)'],
    ['(1)', '1'],
    ['{"k": [1], "l": {}}', '{"k": [1], "l": {}}'],
    ['2 * 3 + 4', '10'],
    ['7 / 2', '3.5'],
    ['7 // 2', '3'],
    ['-7 % 3', '2'],
    ['2 ** 3', '8'],
    ['-2 ** 2', '-4'],
    ['"a" + "b"', '"ab"'],
    ['now()', '"now()"'],
    ['g(x=1)', '{"g": {"x": 1}}'],
  ])('a value %s is %s', (source, wanted) => {
    expect(read(`[f(a=${source})]`, 'python')).toEqual([`f(a=${wanted})`]);
  });
});

describe('what is no call in Python', () => {
  test.each([
    'None',
    'None of the functions can be used.',
    'The area is 25.',
    '[f(a=)]',
    '[f(a=1]',
    '[f(a="open)]',
    '[f(a=1) g(b=2)]',
    '[f(a=1, a=2)]',
    '[f(a=1, 2)]',
    '[f(a=x.y)]',
    '[f(a=b"x")]',
    '[f(a=f"{x}")]',
    '[f(a=<missing>)]',
    '[f(a=007)]',
    '[f(a=1/0)]',
    '[f(a=x+1)]',
    '[get_co-ordinate(a=1)]',
    '[f(from=1)]',
    '[1, 2]',
  ])('%j is none', (text) => {
    expect(read(text, 'python')).toBe(NO_PYTHON);
  });
});

describe('calls in JSON', () => {
  test.each([
    ['[{"name": "f", "arguments": {"a": 1.0, "b": [2]}}]', ['f(a=1.0, b=[2])']],
    ['{"name": "f", "parameters": {"a": 1}}', ['f(a=1)']],
    ['{"name": "f"}', ['f()']],
    ['{"name": "f", "arguments": "{\\"a\\": 5.0}"}', ['f(a=5.0)']],
    ['{"tool_calls": [{"function": {"name": "f", "arguments": {}}}]}', ['f()']],
    ['[{"f": {"a": true}}, {"g": {}}]', ['f(a=true)', 'g()']],
    ['```json\n[{"name": "f", "arguments": {"a": null}}]\n```', ['f(a=null)']],
    ['[]', []],
    ['[{}]', []],
  ])('%j are %j', (text, wanted) => {
    expect(read(text, 'json')).toEqual(wanted);
  });

  test.each([
    '{"name": "f", "arguments": 5}',
    '{"a": {}, "b": {}}',
    '["f"]',
    '{"name": "f", "arguments": "{a: 1}"}',
    'f(a=1)',
  ])('%j is none', (text) => {
    expect(read(text, 'json')).toBe(NO_JSON);
  });
});

test('nesting without end is no call', () => {
  expect(read(`[f(a=${'['.repeat(200_000)})]`, 'auto')).toBe(NO_PYTHON);
  expect(read(`[f(a=${'-'.repeat(200_000)}1)]`, 'auto')).toBe(NO_PYTHON);
  expect(read('['.repeat(200_000), 'json')).toBe(NO_JSON);
});

describe('without a form given', () => {
  const entry = (toolCalls: TranscriptEntry['toolCalls'] = [], more: Partial<TranscriptEntry> = {}) => ({
    role: 'assistant' as const,
    content: '',
    toolCalls,
    ...more,
  });
  const call = (name: string, argumentsJson: string) => ({ id: 'c1', name, argumentsJson });

  test('text that is JSON is read as JSON, other text as Python', () => {
    expect(read('[{"name": "f", "arguments": {}}]', 'auto')).toEqual(['f()']);
    expect(read('[f()]', 'auto')).toEqual(['f()']);
  });

  test('the tool calls of the last reply come before its text', () => {
    const transcript = [
      entry([call('early', '{}')]),
      { role: 'tool' as const, content: 'ok' },
      entry([call('f', '{"a": 5.0}')]),
      entry([call('theirs', '{}')], { side: 'user' }),
    ];
    const reading = readCalls(answer('[g()]', transcript), 'auto');

    expect(reading).toMatchObject({ areNative: true });
    expect('calls' in reading && reading.calls.map(showCall)).toEqual(['f(a=5.0)']);
  });

  test('arguments that are no JSON object cannot be read', () => {
    const problem = { problem: 'arguments that cannot be read as JSON' };

    expect(readCalls(answer('', [entry([call('f', '{"a": ')])]), 'auto')).toMatchObject(problem);
    expect(readCalls(answer('', [entry([call('f', '[1]')])]), 'auto')).toMatchObject(problem);
  });

  test('a call without arguments is one', () => {
    const reading = readCalls(answer('', [entry([call('f', '')])]), 'tool-calls');

    expect('calls' in reading && reading.calls.map(showCall)).toEqual(['f()']);
  });
});
