import { expect, test } from 'vitest';

import type { ModelRequest } from '#core/engine/ports.ts';
import { type AnswerForm, answerFormOf, PLAIN_FORM } from '#core/providers/answer-form.ts';
import { goldReply } from '#core/providers/gold-reply.ts';
import { HarnessSpec } from '#shared/domain/manifest/harness-spec.ts';
import { ScoringSpec } from '#shared/domain/manifest/manifest.ts';

import { attempt } from '../support/attempt-world.ts';
import { chatRequest, scriptedCase } from '../support/scripted-case.ts';

const look = { name: 'look', arguments: { id: 1 } };
const change = { name: 'change', arguments: { id: 1 } };
const solution = ['First I look.', look, change, 'Changed.'];
const loop: AnswerForm = { ...PLAIN_FORM, calls: { kind: 'loop', written: 'native' } };

function after(replies: number): ModelRequest {
  const said = Array.from({ length: replies }, () => ({ role: 'assistant' as const, content: '' }));
  return { ...chatRequest('Do it.'), messages: [{ role: 'user', content: 'Do it.' }, ...said] };
}

test('of a loop: one call in each reply, then the last text', () => {
  const replies = [0, 1, 2, 3].map((place) => goldReply(scriptedCase({ solution }), loop, after(place)));

  expect(replies).toMatchObject([
    { text: 'First I look.', toolCalls: [{ name: 'look', argumentsJson: '{"id":1}' }] },
    { text: '', toolCalls: [{ name: 'change' }] },
    { text: 'Changed.' },
    { text: 'Changed.' },
  ]);
});

test('without a last text it says that it is done', () => {
  const reply = goldReply(scriptedCase({ solution: [look] }), loop, after(1));

  expect(reply.text).toBe('Done.');
  expect(reply.toolCalls).toBeUndefined();
});

test('over the text protocol calls are written between tags', () => {
  const tagged: AnswerForm = { ...PLAIN_FORM, calls: { kind: 'loop', written: 'tagged' } };

  expect(goldReply(scriptedCase({ solution }), tagged, after(0)).text).toBe(
    'First I look.\n\n<tool_call>\n{"name": "look", "arguments": {"id":1}}\n</tool_call>',
  );
});

test('where calls are the answer, all in one reply', () => {
  const form = answerFormOf({
    harness: HarnessSpec.parse({ kind: 'single-turn', functions: 'functions' }),
    scoring: ScoringSpec.parse({ checks: [{ kind: 'function-call' }] }),
  });

  expect(goldReply(scriptedCase({ solution: [look, change] }), form, after(0))).toMatchObject({
    text: '',
    toolCalls: [{ name: 'look' }, { name: 'change' }],
  });
});

test('without a solution, calls are made of the expected ones, floats as floats', () => {
  const functions = [
    {
      name: 'area',
      parameters: {
        type: 'dict',
        properties: { base: { type: 'float' }, sides: { type: 'array', items: { type: 'float' } } },
      },
    },
  ];
  const expected = [{ area: { base: [5, 6], sides: [[1, 2.5]], unit: ['', 'm'], count: [3] } }];
  const testCase = scriptedCase({ expected, fields: { functions } });
  const of = (format: string) =>
    answerFormOf({ scoring: ScoringSpec.parse({ checks: [{ kind: 'function-call', format }] }) });

  expect(goldReply(testCase, of('json'), after(0)).text).toBe(
    '[{"name": "area", "arguments": {"base": 5.0, "sides": [1.0, 2.5], "count": 3}}]',
  );
  expect(goldReply(testCase, of('python'), after(0)).text).toBe(
    '[area(base=5.0, sides=[1.0, 2.5], count=3)]',
  );
});

test('a list of values that a database is asked for is one answer, queries are several', () => {
  const form = answerFormOf({
    scoring: ScoringSpec.parse({
      checks: [{ kind: 'sql-result', database: {}, compare: "{{ 'state' if changes else 'values' }}" }],
    }),
  });
  const of = (changes: boolean) => scriptedCase({ expected: ['a', 'b'], fields: { changes } });

  expect(goldReply(of(false), form, after(0)).text).toBe('["a","b"]');
  expect(goldReply(of(true), form, after(0)).text).toBe('a');
});

test('texts are answers where the environment has no calls', () => {
  expect(goldReply(scriptedCase({ expected: ['a', 'b'] }), PLAIN_FORM, after(0)).text).toBe('a');
});

test('a whole loop is played to its end', async () => {
  const files = [{ name: 'write_file', arguments: { path: 'a', content: 'b' } }, 'Paris'];
  const model = {
    complete: (request: ModelRequest) =>
      Promise.resolve(goldReply(scriptedCase({ solution: files }), loop, request)),
  };

  const result = await attempt({ model, harness: { kind: 'tool-loop', tools: [{ builtin: 'files' }] } });

  expect(result).toMatchObject({ verdict: 'pass', response: 'Paris', flags: [] });
  expect(result.transcript.at(-1)).toMatchObject({ role: 'state', content: '{"files":{"a":"b"}}' });
});
