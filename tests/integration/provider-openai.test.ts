import { expect, test } from 'vitest';

import { modelErrorOf } from '../support/model-error-of.ts';
import { callContext, chatRequest } from '../support/scripted-case.ts';
import { openAiModel } from '../support/served-model.ts';

const ask = chatRequest('2 + 2?', { temperature: 0, seed: 7, maxTokens: 20, stop: ['END'] });

test('an OpenAI-compatible server is sent what was chosen, and nothing else', async () => {
  const { server, model } = await openAiModel();

  await model.complete(ask, callContext());

  expect(server.log[0]?.body).toEqual({
    model: 'test-model',
    messages: [{ role: 'user', content: '2 + 2?' }],
    temperature: 0,
    seed: 7,
    max_tokens: 20,
    stop: ['END'],
    stream: true,
    stream_options: { include_usage: true },
  });
});

test('an OpenAI-compatible server that leaves usage out is answered with unknown token counts', async () => {
  const { model } = await openAiModel({ omitsUsage: true });

  const reply = await model.complete(ask, callContext());

  expect(reply.usage).toEqual({ inputTokens: null, outputTokens: null });
});

test.each(['stream_options', 'seed', 'temperature', 'stream'])(
  'an OpenAI-compatible server that refuses %s is asked again without it, and from then on at once',
  async (parameter) => {
    const { server, model } = await openAiModel({ rejects: [parameter] });

    const first = await model.complete(ask, callContext());
    const second = await model.complete(ask, callContext());

    expect([first.text, second.text]).toEqual(['four', 'four']);
    expect(server.log.map(({ body }) => Object.hasOwn(body as object, parameter))).toEqual([
      true,
      false,
      false,
    ]);
  },
);

test.each([
  {
    sampling: { seed: 7, temperature: 0.5 },
    rejects: ['seed', 'temperature'],
    left: ['temperature', 'seed'],
  },
  { sampling: { topP: 0.9, seed: 7 }, rejects: ['top_p'], left: ['topP'] },
  { sampling: { think: 'low' as const }, rejects: ['reasoning_effort'], left: ['think'] },
  { sampling: { think: true }, rejects: ['chat_template_kwargs'], left: ['think'] },
  // What is Ollama's alone never reaches such a server.
  { sampling: { topK: 5, minP: 0.1, contextTokens: 4_096 }, rejects: [], left: ['topK', 'minP'] },
  // These two say how the answer comes, not how it is drawn.
  { sampling: { maxTokens: 20 }, rejects: ['stream_options', 'max_tokens'], left: undefined },
  { sampling: { temperature: 0 }, rejects: ['seed'], left: undefined },
])(
  'an answer of an OpenAI-compatible server tells which of $sampling were left out when it refuses $rejects',
  async ({ sampling, rejects, left }) => {
    const { model } = await openAiModel({ rejects });

    const replies = [
      await model.complete(chatRequest('2 + 2?', sampling), callContext()),
      await model.complete(chatRequest('2 + 2?', sampling), callContext()),
    ];

    expect(replies.map(({ droppedParameters }) => droppedParameters)).toEqual([left, left]);
  },
);

test('an OpenAI-compatible server that knows only max_completion_tokens gets the limit by that name', async () => {
  const { server, model } = await openAiModel({ rejects: ['max_tokens'] });

  await model.complete(ask, callContext());

  expect(server.log.at(-1)?.body).toMatchObject({ max_completion_tokens: 20 });
});

test('an OpenAI-compatible server that refuses what cannot be left out gives its refusal, not worth another try', async () => {
  const { server, model } = await openAiModel({ rejects: ['stop'] });

  const error = await modelErrorOf(model.complete(ask, callContext()));

  expect(error).toMatchObject({ retryable: false, causeKey: 'HTTP 400', status: 400 });
  expect(error.message).toContain("Unsupported parameter: 'stop'");
  expect(server.log).toHaveLength(1);
});

test.each(['reasoning_content', 'reasoning'] as const)(
  'an OpenAI-compatible server keeps %s apart from the answer',
  async (field) => {
    const deltas: string[] = [];
    const { model } = await openAiModel({ reasoning: { field, text: () => 'two and two…' } });

    const reply = await model.complete(ask, callContext({ onText: (delta) => deltas.push(delta) }));

    expect(reply).toMatchObject({ text: 'four', thinking: 'two and two…' });
    expect(deltas.join('')).toBe('four');
  },
);

test('an OpenAI-compatible server that answers in one body although a stream was asked for is understood', async () => {
  const { model } = await openAiModel({ ignoresStream: true });

  const reply = await model.complete(ask, callContext());

  expect(reply).toMatchObject({ text: 'four', finishReason: 'stop', firstTokenMs: expect.any(Number) });
});

test.each(['null', 'empty'] as const)(
  'an OpenAI-compatible server with %s choices has not answered',
  async (choices) => {
    const streamed = await openAiModel({ choices, omitsFinishReason: true });
    const whole = await openAiModel({ choices, ignoresStream: true });

    const errors = await Promise.all(
      [streamed, whole].map(({ model }) => modelErrorOf(model.complete(ask, callContext()))),
    );

    expect(errors.map(({ causeKey }) => causeKey)).toEqual(['unreadable answer', 'unreadable answer']);
  },
);

test('an OpenAI-compatible server that gives no finish reason but the end mark has answered', async () => {
  const { model } = await openAiModel({ omitsFinishReason: true });

  expect(await model.complete(ask, callContext())).toMatchObject({ text: 'four', finishReason: 'unknown' });
});

test('an OpenAI-compatible server that gives a finish reason but no end mark has answered', async () => {
  const { model } = await openAiModel({ omitsDone: true });

  expect(await model.complete(ask, callContext())).toMatchObject({ text: 'four', finishReason: 'stop' });
});

test('an OpenAI-compatible server that gives neither was cut', async () => {
  const { model } = await openAiModel({ omitsDone: true, omitsFinishReason: true });

  const error = await modelErrorOf(model.complete(ask, callContext()));

  expect(error.causeKey).toBe('stream cut');
});

test.each([
  ['length', 'length'],
  ['content_filter', 'content-filter'],
  ['eos', 'stop'],
  ['something-new', 'unknown'],
])('an OpenAI-compatible server ending with %s is understood as %s', async (finishReason, expected) => {
  const { model } = await openAiModel({ finishReason });

  expect((await model.complete(ask, callContext())).finishReason).toBe(expected);
});

test('an OpenAI-compatible server has its tool calls passed on, put together from their pieces', async () => {
  const calls = [
    { id: 'a', name: 'add', arguments: '{"x":2,"y":2}' },
    { id: 'b', name: 'print', arguments: '{}' },
  ];
  const { model } = await openAiModel({ answer: () => '', toolCalls: calls });

  const reply = await model.complete(ask, callContext());

  expect(reply).toMatchObject({
    text: '',
    finishReason: 'tool-calls',
    toolCalls: [
      { id: 'a', name: 'add', argumentsJson: '{"x":2,"y":2}' },
      { id: 'b', name: 'print', argumentsJson: '{}' },
    ],
  });
});

test('an OpenAI-compatible server that sends requests elsewhere is not followed', async () => {
  const elsewhere = await openAiModel();
  const { model } = await openAiModel({ redirectsTo: `${elsewhere.server.url}/v1/chat/completions` });

  const error = await modelErrorOf(model.complete(ask, callContext()));

  expect(error).toMatchObject({ retryable: false, causeKey: 'HTTP 307' });
  expect(elsewhere.server.log).toEqual([]);
});

test('an OpenAI-compatible server that refuses the key says which variable to look at', async () => {
  const { model } = await openAiModel({ key: 'right' }, { key: 'wrong', keyVariable: 'OPENAI_API_KEY' });

  const error = await modelErrorOf(model.complete(ask, callContext()));

  expect(error).toMatchObject({ retryable: false, causeKey: 'HTTP 401' });
  expect(error.message).toContain('OPENAI_API_KEY');
});

test('an OpenAI-compatible server without a key is sent no Authorization', async () => {
  const { server, model } = await openAiModel();

  await model.complete(ask, callContext());

  expect(server.log[0]?.authorization).toBeNull();
});
