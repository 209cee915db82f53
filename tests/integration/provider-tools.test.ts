import { describe, expect, test } from 'vitest';

import type { ModelRequest } from '#core/engine/ports.ts';

import { modelErrorOf } from '../support/model-error-of.ts';
import { callContext, chatRequest } from '../support/scripted-case.ts';
import { ollamaModel, openAiModel } from '../support/served-model.ts';

const parameters = { type: 'object', properties: { x: { type: 'number' } }, required: ['x'] };
const tool = { name: 'double', description: 'Doubles.', parameters };
const wireTool = { type: 'function', function: tool };
const ask = { ...chatRequest('Double 5.0.'), tools: [tool], parallelToolCalls: false } satisfies ModelRequest;
const conversation: Extract<ModelRequest, { mode: 'chat' }> = {
  ...ask,
  messages: [
    { role: 'user', content: 'Double 5.0.' },
    { role: 'assistant', content: '', toolCalls: [{ id: 'a', name: 'double', argumentsJson: '{"x": 5.0}' }] },
    { role: 'tool', toolCallId: 'a', content: '10.0' },
  ],
};
const replySchema = {
  type: 'object',
  properties: { verdict: { enum: ['pass', 'fail'] } },
  additionalProperties: false,
};
const judging: ModelRequest = { ...chatRequest('Is it right?'), replySchema };
const turn = () => ({ calls: [{ name: 'double', argumentsText: '{"x":5.0}' }] });

describe('OpenAI', () => {
  test('is sent tools, whether they may be called together, and results by the id of their call', async () => {
    const { server, model } = await openAiModel();

    await model.complete(conversation, callContext());

    expect(server.log[0]?.body).toMatchObject({
      tools: [wireTool],
      parallel_tool_calls: false,
      messages: [
        { role: 'user' },
        {
          role: 'assistant',
          content: null,
          tool_calls: [{ id: 'a', type: 'function', function: { name: 'double', arguments: '{"x":5.0}' } }],
        },
        { role: 'tool', tool_call_id: 'a', content: '10.0' },
      ],
    });
  });

  test.each([{ ignoresStream: true }, {}])('has its calls read, streamed or not: %j', async (options) => {
    const { model } = await openAiModel({ answer: () => '', turn, ...options });

    const reply = await model.complete(ask, callContext());

    expect(reply).toMatchObject({
      text: '',
      finishReason: 'tool-calls',
      toolCalls: [{ name: 'double', argumentsJson: '{"x":5.0}' }],
    });
  });

  test('is told the schema of the reply, strictly where it is closed', async () => {
    const { server, model } = await openAiModel();

    await model.complete(judging, callContext());

    expect(server.log[0]?.body).toMatchObject({
      response_format: { type: 'json_schema', json_schema: { schema: replySchema, strict: true } },
    });
  });

  test('does without what it refuses, and the reply says so', async () => {
    const { server, model } = await openAiModel({ rejects: ['response_format', 'parallel_tool_calls'] });

    const judged = await model.complete(judging, callContext());
    const asked = await model.complete(ask, callContext());

    expect(judged.droppedParameters).toEqual(['replySchema']);
    expect(asked.droppedParameters).toEqual(['parallelToolCalls']);
    expect(server.log.at(-1)?.body).toMatchObject({ tools: [wireTool] });
  });

  test('that wants the reasoning before calls back is given it', async () => {
    const { server, model } = await openAiModel({ wantsThinking: true });
    const messages = conversation.messages.map((message) =>
      message.role === 'assistant' ? { ...message, thinking: 'Twice five.' } : message,
    );

    const reply = await model.complete({ ...conversation, messages }, callContext());

    expect(reply.text).toBe('four');
    expect(
      server.log.map(({ body }) => JSON.stringify(body).includes('"reasoning_content":"Twice five."')),
    ).toEqual([false, true]);
  });

  test('without tool calling is refused with advice', async () => {
    const { model } = await openAiModel({ rejects: ['tools'] });

    const error = await modelErrorOf(model.complete(ask, callContext()));

    expect(error).toMatchObject({ retryable: false, causeKey: 'no tool calling' });
    expect(error.message).toContain('protocol: text');
  });
});

describe('Ollama', () => {
  test('is sent tools, and results by the name of their tool, numbers as they were written', async () => {
    const { server, model } = await ollamaModel();

    await model.complete(conversation, callContext());

    expect(server.log[0]?.body).toMatchObject({
      tools: [wireTool],
      messages: [
        { role: 'user' },
        { role: 'assistant', tool_calls: [{ function: { name: 'double', arguments: { x: 5 } } }] },
        { role: 'tool', tool_name: 'double', content: '10.0' },
      ],
    });
    expect(server.texts.at(-1)).toContain('"arguments":{"x":5.0}');
  });

  test('has its calls read, numbers as they were written', async () => {
    const { model } = await ollamaModel({ answer: () => '', turn });

    const reply = await model.complete(ask, callContext());

    expect(reply).toMatchObject({
      finishReason: 'tool-calls',
      toolCalls: [{ name: 'double', argumentsJson: '{"x":5.0}' }],
    });
  });

  test('is told the schema of the reply', async () => {
    const { server, model } = await ollamaModel();

    await model.complete(judging, callContext());

    expect(server.log[0]?.body).toMatchObject({ format: replySchema });
  });

  test('with a model without tool calling is refused with advice', async () => {
    const { model } = await ollamaModel({ withoutTools: true });

    const error = await modelErrorOf(model.complete(ask, callContext()));

    expect(error).toMatchObject({ retryable: false, causeKey: 'no tool calling', status: 400 });
    expect(error.message).toContain('protocol: text');
  });
});
