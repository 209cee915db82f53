import { describe, expect, test } from 'vitest';

import type { ModelReply } from '#core/engine/ports.ts';

import { attempt } from '../support/attempt-world.ts';
import { replyOf, scriptedModel } from '../support/scripted-model.ts';

const calculator = { kind: 'tool-loop', tools: [{ builtin: 'calculator' }, { builtin: 'submit' }] };
const files = { kind: 'tool-loop', tools: [{ builtin: 'files' }] };

function calling(...calls: [name: string, given: object | string][]): Partial<ModelReply> {
  const toolCalls = calls.map(([name, given], place) => ({
    id: `call-${place + 1}`,
    name,
    argumentsJson: typeof given === 'string' ? given : JSON.stringify(given),
  }));
  return replyOf({ toolCalls, finishReason: 'tool-calls' });
}

test('results go back by the id of their call, and the last reply is the response', async () => {
  const model = scriptedModel(calling(['calculator', { expression: '6 * 7' }]), replyOf('Paris, 42'));

  const result = await attempt({ model, harness: { ...calculator, system: 'Be exact.' } });

  expect(result).toMatchObject({ response: 'Paris, 42', failure: null });
  expect(model.requests[0]).toMatchObject({
    messages: [{ role: 'system', content: 'Be exact.' }, { role: 'user' }],
    tools: [{ name: 'calculator' }, { name: 'submit' }],
  });
  expect(model.requests[1]).toMatchObject({
    messages: [
      { role: 'system' },
      { role: 'user' },
      { role: 'assistant', toolCalls: [{ id: 'call-1', name: 'calculator' }] },
      { role: 'tool', toolCallId: 'call-1', content: '42' },
    ],
  });
  expect(result.transcript).toMatchObject([
    { role: 'system' },
    { role: 'user' },
    { role: 'assistant', toolCalls: [{ name: 'calculator' }] },
    { role: 'tool', toolName: 'calculator', content: '42', durationMs: expect.any(Number) },
    { role: 'assistant', content: 'Paris, 42' },
  ]);
});

test('a submission ends the case; calls after it are not carried out', async () => {
  const model = scriptedModel(
    calling(['submit', { answer: 'Paris' }], ['calculator', { expression: '1' }]),
    replyOf('never asked'),
  );

  const result = await attempt({ model, harness: calculator });

  expect(result).toMatchObject({ verdict: 'pass', response: 'Paris' });
  expect(model.requests).toHaveLength(1);
  expect(result.transcript.at(-1)).toMatchObject({ role: 'tool', toolName: 'calculator', isError: true });
});

test.each([
  ['an unknown tool', 'teleport', '{}', /no tool "teleport".*calculator, submit/],
  ['broken JSON', 'calculator', '{"expression": ', /not valid JSON/],
  ['a missing argument', 'calculator', '{}', /"expression" is missing/],
  ['a wrong type', 'calculator', '{"expression": 7}', /"expression" must be string/],
  ['an invented argument', 'calculator', '{"expression": "1", "unit": "m"}', /no parameter "unit"/],
  ['an expression without a value', 'calculator', '{"expression": "1 / 0"}', /infinite/],
])('%s comes back as a readable error, and the loop goes on', async (_what, name, given, message) => {
  const model = scriptedModel(calling([name, given]), replyOf('Paris'));

  const result = await attempt({ model, harness: calculator });

  const entry = result.transcript.find(({ role }) => role === 'tool');
  expect(entry).toMatchObject({ isError: true, content: expect.stringMatching(message) });
  expect(result).toMatchObject({ verdict: 'pass', failure: null });
});

test('equal or missing ids of several replies are told apart', async () => {
  const model = scriptedModel(
    calling(['calculator', { expression: '1' }]),
    calling(['submit', 'x'], ['calculator', { expression: '2' }]),
    replyOf('Paris'),
  );

  const result = await attempt({ model, harness: calculator });

  const ids = result.transcript.flatMap(({ toolCalls = [] }) => toolCalls.map(({ id }) => id));
  expect(new Set(ids).size).toBe(3);
  expect(result.transcript.flatMap(({ toolCallId }) => toolCallId ?? [])).toEqual(ids);
});

test('with one call at a time, only the first is carried out', async () => {
  const model = scriptedModel(
    calling(['calculator', { expression: '1' }], ['calculator', { expression: '2' }]),
    replyOf('Paris'),
  );

  const result = await attempt({ model, harness: { ...calculator, parallelCalls: false } });

  expect(model.requests[0]).toMatchObject({ parallelToolCalls: false });
  expect(result.transcript.filter(({ role }) => role === 'tool')).toMatchObject([
    { content: '1' },
    { isError: true, content: expect.stringContaining('only one tool') },
  ]);
});

test('names that servers do not take are changed on the wire and back', async () => {
  const tool = { builtin: 'calculator', name: 'math.compute' };
  const model = scriptedModel(calling(['math_compute', { expression: '2 ^ 3' }]), replyOf('Paris'));

  const result = await attempt({ model, harness: { kind: 'tool-loop', tools: [tool] } });

  expect(model.requests[0]).toMatchObject({ tools: [{ name: 'math_compute' }] });
  expect(model.requests[1]).toMatchObject({
    messages: [{}, { toolCalls: [{ name: 'math_compute' }] }, { content: '8' }],
  });
  expect(result.transcript).toMatchObject([{}, { toolCalls: [{ name: 'math.compute' }] }, {}, {}]);
});

describe('limits are the failure of the model, not of the harness', () => {
  const looping = () =>
    scriptedModel(replyOf({ ...calling(['calculator', { expression: '1' }]), text: 'Looking…' }));

  test('turns', async () => {
    const limits = { caseSeconds: 60, turns: 3, toolCalls: 100 };

    const result = await attempt({ model: looping(), harness: calculator, plan: { limits } });

    expect(result).toMatchObject({
      verdict: 'fail',
      failure: null,
      response: 'Looking…',
      flags: ['limit-reached'],
    });
    expect(result.transcript.at(-1)).toEqual({ role: 'state', content: 'null', limit: 'turns' });
  });

  test('tool calls', async () => {
    const limits = { caseSeconds: 60, turns: 50, toolCalls: 2 };

    const result = await attempt({ model: looping(), harness: calculator, plan: { limits } });

    expect(result).toMatchObject({ verdict: 'fail', failure: null, flags: ['limit-reached'] });
    expect(result.transcript.slice(-2)).toMatchObject([
      { role: 'tool', isError: true, content: expect.stringContaining('limit of tool calls') },
      { role: 'state', limit: 'tool calls' },
    ]);
    expect(result.transcript.filter(({ content }) => content === '1')).toHaveLength(2);
  });
});

describe('files', () => {
  test('are kept for the case and are part of its final state', async () => {
    const model = scriptedModel(
      calling(['write_file', { path: 'a.txt', content: 'Hi' }], ['list_files', {}]),
      calling(['read_file', { path: 'a.txt' }], ['read_file', { path: 'b.txt' }]),
      replyOf('Paris'),
    );

    const result = await attempt({ model, harness: files });

    expect(result.transcript.filter(({ role }) => role === 'tool').map(({ content }) => content)).toEqual([
      'The file was written.',
      '[{"path":"a.txt","characters":2}]',
      'Hi',
      'Error: there is no file "b.txt". There are: a.txt',
    ]);
    expect(result.transcript.at(-1)).toEqual({ role: 'state', content: '{"files":{"a.txt":"Hi"}}' });
  });

  test('lie beside the document of the case, field over value over file', async () => {
    const state = { kind: 'document', file: 'start.json', value: { b: 2, c: 2 }, field: 'extra' };

    const result = await attempt({
      model: scriptedModel(replyOf('Paris')),
      harness: { ...files, state },
      files: { 'start.json': '{"a": 1, "b": 1, "files": {"readme": "Hi"}}' },
      testCase: { fields: { extra: { c: 3 } } },
    });

    expect(result.transcript.at(-1)).toMatchObject({
      content: '{"a":1,"b":2,"c":3,"files":{"readme":"Hi"}}',
    });
  });
});

const text = { ...calculator, protocol: 'text' };
const contents = async (reply: string) => {
  const model = scriptedModel(replyOf(reply), replyOf('Paris'));
  const result = await attempt({ model, harness: text });
  return { model, result, tools: result.transcript.filter(({ role }) => role === 'tool') };
};

test('over the text protocol, tools are described in the system message, results come as a message of the user', async () => {
  const { model, result } = await contents(
    'Let me see.\n<tool_call>\n{"name": "calculator", "arguments": {"expression": "6*7"}}\n</tool_call>',
  );

  expect(model.requests[0]).toMatchObject({
    messages: [{ role: 'system', content: expect.stringContaining('## calculator') }, { role: 'user' }],
  });
  expect(model.requests[0]).not.toHaveProperty('tools');
  expect(model.requests[1]).toMatchObject({
    messages: [
      {},
      {},
      { role: 'assistant', content: expect.stringContaining('<tool_call>') },
      { role: 'user', content: '<tool_result name="calculator">\n42\n</tool_result>' },
    ],
  });
  expect(result.transcript[2]).toMatchObject({
    toolCalls: [{ name: 'calculator', argumentsJson: '{"expression":"6*7"}' }],
  });
});

test.each([
  ['a fenced block', '```json\n{"name": "calculator", "arguments": {"expression": "42"}}\n```'],
  ['a fence of its own', '```tool_call\n{"tool": "calculator", "args": {"expression": "42"}}\n```'],
  ['nothing but JSON', '{"name": "calculator", "parameters": {"expression": "42"}}'],
  ['no closing tag', '<tool_call>{"name": "calculator", "arguments": {"expression": "42"}}'],
  ['a comma too many', '<tool_call>{"name": "calculator", "arguments": {"expression": "42",},}</tool_call>'],
  [
    'the form of OpenAI',
    '{"tool_calls": [{"function": {"name": "calculator", "arguments": "{\\"expression\\": \\"42\\"}"}}]}',
  ],
])('%s is a call', async (_what, reply) => {
  const { tools } = await contents(reply);

  expect(tools).toMatchObject([{ toolName: 'calculator', content: '42' }]);
});

test('several calls are carried out in order', async () => {
  const call = (expression: string) =>
    `<tool_call>{"name": "calculator", "arguments": {"expression": "${expression}"}}</tool_call>`;

  const { tools } = await contents(`${call('1')}\n${call('2')}`);

  expect(tools).toMatchObject([{ content: '1' }, { content: '2' }]);
});

test('a call that cannot be read is told, not taken for the answer', async () => {
  const { tools, model, result } = await contents('<tool_call>{"name": "calculator", arguments</tool_call>');

  expect(tools).toMatchObject([{ isError: true, content: expect.stringContaining('cannot be read') }]);
  expect(model.requests[1]).toMatchObject({
    messages: [{}, {}, {}, { role: 'user', content: expect.stringContaining('cannot be read') }],
  });
  expect(result.response).toBe('Paris');
});

test.each([
  ['```json\n{"city": "Paris", "name": "France"}\n```'],
  ['{"answer": {"arguments": ["a"]}}'],
  ['```python\nprint({"name": "calculator", "arguments": {}})\n```'],
])('JSON that is no call is an answer: %s', async (reply) => {
  const { result } = await contents(reply);

  expect(result.response).toBe(reply);
});

test('numbers of arguments stay as they were written', async () => {
  const { result } = await contents('<tool_call>{"name": "round_it", "arguments": {"x": 5.0}}</tool_call>');

  expect(result.transcript[2]?.toolCalls).toMatchObject([{ argumentsJson: '{"x":5.0}' }]);
});
