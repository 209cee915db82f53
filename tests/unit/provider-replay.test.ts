import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import { expect, test } from 'vitest';

import { createModel } from '#core/providers/index.ts';

import { modelErrorOf } from '../support/model-error-of.ts';
import { callContext, chatRequest, scriptedCase } from '../support/scripted-case.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { testLock } from '../support/test-lock.ts';

const request = chatRequest('any question');

function recorded(text: string) {
  const file = join(temporaryFolder(), 'recorded.jsonl');
  writeFileSync(file, text);
  return { file, model: replayOf(file) };
}

function replayOf(path: string) {
  return createModel(
    {
      kind: 'replay',
      name: 'replay',
      model: path,
      baseUrl: null,
      key: null,
      keyVariable: null,
    },
    testLock(true),
  );
}

function asking(id: string, index = 0, attempt = 1) {
  return callContext({ testCase: scriptedCase({ id, index }), attempt });
}

test('answers are found by id, in any order of lines', async () => {
  const { model } = recorded('{"id":"b","response":"second"}\n{"id":"a","response":"first – ä"}\n');

  const replies = [await model.complete(request, asking('a')), await model.complete(request, asking('b'))];

  expect(replies.map(({ text }) => text)).toEqual(['first – ä', 'second']);
});

test('answers are found by index where lines have no id, and numbers serve as ids', async () => {
  const { model } = recorded('{"index":1,"response":"one"}\n{"id":7,"response":"seven"}');

  const replies = [
    await model.complete(request, asking('unknown', 1)),
    await model.complete(request, asking('7', 0)),
  ];

  expect(replies.map(({ text }) => text)).toEqual(['one', 'seven']);
});

test('a byte order mark, Windows line ends and blank lines do no harm', async () => {
  const { model } = recorded('\uFEFF{"id":"a","response":"one"}\r\n\r\n{"id":"b","response":"two"}\r\n');

  const replies = [await model.complete(request, asking('a')), await model.complete(request, asking('b'))];

  expect(replies.map(({ text }) => text)).toEqual(['one', 'two']);
});

test('lines that span several reads of the file come out whole', async () => {
  const long = 'ü'.repeat(100_000);
  const { model } = recorded(
    Array.from({ length: 5 }, (_, at) => JSON.stringify({ id: `c${at}`, response: `${at}${long}` })).join(
      '\n',
    ),
  );

  const replies = await Promise.all(
    Array.from({ length: 5 }, (_, at) => model.complete(request, asking(`c${at}`))),
  );

  expect(replies.map(({ text }) => text)).toEqual(Array.from({ length: 5 }, (_, at) => `${at}${long}`));
});

test('attempt k gets the k-th of the responses, and no attempt beyond them is made up', async () => {
  const { model } = recorded('{"id":"a","responses":["first","second"]}\n{"id":"b","response":"only"}');

  const second = await model.complete(request, asking('a', 0, 2));
  const third = await modelErrorOf(model.complete(request, asking('a', 0, 3)));
  const repeated = await modelErrorOf(model.complete(request, asking('b', 0, 2)));

  expect(second.text).toBe('second');
  expect([third.message, repeated.message]).toEqual([
    'There is no recorded answer for case a, attempt 3.',
    'There is no recorded answer for case b, attempt 2.',
  ]);
});

test('tool calls are replayed in either common form', async () => {
  const { model } = recorded(
    [
      '{"id":"a","tool_calls":[{"id":"x","function":{"name":"add","arguments":"{\\"a\\":1}"}}]}',
      '{"id":"b","response":null,"tool_calls":[{"name":"add","arguments":{"a":1}}]}',
    ].join('\n'),
  );

  const replies = [await model.complete(request, asking('a')), await model.complete(request, asking('b'))];

  expect(replies).toMatchObject([
    { finishReason: 'tool-calls', toolCalls: [{ id: 'x', name: 'add', argumentsJson: '{"a":1}' }] },
    { finishReason: 'tool-calls', toolCalls: [{ id: 'call-1', name: 'add', argumentsJson: '{"a":1}' }] },
  ]);
});

test('a case without a recorded answer is an error that is not tried again', async () => {
  const { model } = recorded('{"id":"a","response":"one"}\n{"id":"c","response":null}');

  const errors = [
    await modelErrorOf(model.complete(request, asking('b', 9))),
    await modelErrorOf(model.complete(request, asking('c'))),
  ];

  expect(errors).toMatchObject([
    { message: 'There is no recorded answer for case b.', retryable: false, causeKey: 'no recorded answer' },
    { message: 'There is no recorded answer for case c.', retryable: false, causeKey: 'no recorded answer' },
  ]);
});

test.each([
  ['not JSON', '{"id":"a","response":"one"}\n{"id":"b",'],
  ['without id and index', '{"id":"a","response":"one"}\n{"response":"two"}'],
  ['without an answer', '{"id":"a","response":"one"}\n{"id":"b"}'],
  ['with an answer that is no text', '{"id":"a","response":"one"}\n{"id":"b","response":5}'],
  ['that repeats a case', '{"id":"a","response":"one"}\n{"id":"a","response":"two"}'],
])('a line %s is named', async (_what, text) => {
  const { model } = recorded(text);

  const error = await modelErrorOf(model.complete(request, asking('a')));

  expect(error).toMatchObject({ retryable: false, causeKey: 'bad recording' });
  expect(error.message).toContain('recorded.jsonl, line 2');
});

test('a file that is not there is named', async () => {
  const error = await modelErrorOf(replayOf('/nowhere/at/all.jsonl').complete(request, asking('a')));

  expect(error).toMatchObject({ retryable: false, causeKey: 'recording unreadable' });
  expect(error.message).toContain('/nowhere/at/all.jsonl');
});

test('a relative path starts at the working directory', async () => {
  const { file } = recorded('{"id":"a","response":"one"}');
  const model = replayOf(relative(process.cwd(), file));

  expect((await model.complete(request, asking('a'))).text).toBe('one');
});

test('recorded calls keep the numbers of their arguments as they were written', async () => {
  const { model } = recorded(
    '{"id":"a","tool_calls":[{"name":"area","arguments":{"base":5.0,"ids":[12345678901234567890]}}]}\n',
  );

  const reply = await model.complete(request, asking('a'));

  expect(reply.toolCalls).toEqual([
    { id: 'call-1', name: 'area', argumentsJson: '{"base":5.0,"ids":[12345678901234567890]}' },
  ]);
});
