import { describe, expect, test } from 'vitest';

import { createAnswerCollector } from '#core/providers/answer-collector.ts';
import { withArgumentTexts } from '#core/providers/argument-texts.ts';
import { finishReasonOf, hear, nothingHeard, OpenAiPiece } from '#core/providers/openai-answer.ts';
import { sentArguments } from '#core/providers/sent-arguments.ts';

type Piece = Record<string, unknown>;
const call = (piece: Piece, given?: string, name?: string) => ({
  ...piece,
  function: { ...(name !== undefined && { name }), ...(given !== undefined && { arguments: given }) },
});

/** What is heard of streamed pieces of calls. */
function heardOf(pieces: readonly Piece[], finish: string | null = 'tool_calls') {
  const heard = nothingHeard();
  const answer = createAnswerCollector(null, undefined);
  for (const piece of pieces) {
    const delta = { content: null, tool_calls: [piece] };
    hear(OpenAiPiece.parse({ choices: [{ index: 0, delta }] }), heard, answer);
  }
  hear(OpenAiPiece.parse({ choices: [{ delta: {}, finish_reason: finish }] }), heard, answer);
  return { calls: heard.calls.calls(), finish: finishReasonOf(heard) };
}

const add = { name: 'add', argumentsJson: '{"x": 5.0}' };
const sub = { name: 'sub', argumentsJson: '{"x": 1}' };

test.each<[string, Piece[], object[]]>([
  [
    'by index, arguments one character at a time',
    [
      call({ index: 0, id: 'a' }, '', 'add'),
      ...Array.from('{"x": 5.0}', (character) => call({ index: 0 }, character)),
    ],
    [{ id: 'a', ...add }],
  ],
  [
    'by index, interleaved',
    [
      call({ index: 0, id: 'a' }, '{"x":', 'add'),
      call({ index: 1, id: 'b' }, '{"x"', 'sub'),
      call({ index: 0 }, ' 5.0}'),
      call({ index: 1 }, ': 1}'),
    ],
    [
      { id: 'a', ...add },
      { id: 'b', ...sub },
    ],
  ],
  [
    'without an index, by id',
    [call({ id: 'a' }, '{"x":', 'add'), call({ id: 'a' }, ' 5.0}'), call({ id: 'b' }, '{"x": 1}', 'sub')],
    [
      { id: 'a', ...add },
      { id: 'b', ...sub },
    ],
  ],
  [
    'without index and id, in their order',
    [call({}, '{"x":', 'add'), call({}, ' 5.0}'), call({}, '{"x": 1}', 'sub')],
    [
      { id: 'call-1', ...add },
      { id: 'call-2', ...sub },
    ],
  ],
  [
    'all with index 0, each whole with an id of its own',
    [call({ index: 0, id: 'a' }, '{"x": 5.0}', 'add'), call({ index: 0, id: 'b' }, '{"x": 1}', 'sub')],
    [
      { id: 'a', ...add },
      { id: 'b', ...sub },
    ],
  ],
  [
    'name and id repeated with every piece',
    [call({ index: 0, id: 'a' }, '{"x":', 'add'), call({ index: 0, id: 'a' }, ' 5.0}', 'add')],
    [{ id: 'a', ...add }],
  ],
  ['no id at all', [call({ index: 0, id: null }, '{"x": 5.0}', 'add')], [{ id: 'call-1', ...add }]],
  [
    'no arguments',
    [call({ index: 0, id: 'a' }, undefined, 'add')],
    [{ id: 'a', name: 'add', argumentsJson: '' }],
  ],
])('%s', (_what, pieces, expected) => {
  expect(heardOf(pieces).calls).toEqual(expected);
});

test.each([
  ['tool_calls', 'tool-calls'],
  ['function_call', 'tool-calls'],
  ['stop', 'tool-calls'],
  [null, 'tool-calls'],
  ['length', 'length'],
])('finish reason %s with a call is %s', (said, expected) => {
  expect(heardOf([call({ index: 0, id: 'a' }, '{}', 'add')], said).finish).toBe(expected);
});

describe('numbers of arguments', () => {
  test.each([
    ['{"tool_calls":[{"function":{"name":"f","arguments":{"x":5.0,"y":[1e2,7]}}}]}', '{"x":5.0,"y":[1e2,7]}'],
    [
      '{"tool_calls":[{"function":{"name":"f","arguments":{"id":12345678901234567890}}}]}',
      '{"id":12345678901234567890}',
    ],
    ['{"tool_calls":[{"name":"f","arguments":{"x":-0.0}}]}', '{"x":-0.0}'],
    ['{"message":{"tool_calls":[{"function":{"name":"f","arguments":"{\\"x\\": 5.0}"}}]}}', '{"x": 5.0}'],
  ])('stay as they were written in %s', (line, expected) => {
    expect(JSON.stringify(JSON.parse(withArgumentTexts(line)))).toContain(JSON.stringify(expected));
  });

  test('what is no JSON or has no calls is left alone', () => {
    expect(withArgumentTexts('{"tool_calls": [')).toBe('{"tool_calls": [');
    expect(withArgumentTexts('{"x": 5.0}')).toBe('{"x": 5.0}');
  });

  test.each([
    ['{"x": 5.0}', '{"x":5.0}'],
    ['', '{}'],
    ['{"x":', '{"unreadable":"{\\"x\\":"}'],
    ['[1]', '{"unreadable":"[1]"}'],
    ['5.0', '{"unreadable":"5.0"}'],
    ['['.repeat(20_000), JSON.stringify({ unreadable: '['.repeat(20_000) })],
  ])('%s is sent back as %s', (given, expected) => {
    expect(JSON.stringify(sentArguments(given))).toBe(expected);
  });
});
