import { expect, test } from 'vitest';

import { modelErrorOf } from '../support/model-error-of.ts';
import { callContext, chatRequest } from '../support/scripted-case.ts';
import { ollamaModel } from '../support/served-model.ts';

const ask = chatRequest('2 + 2?', { temperature: 0, seed: 7, maxTokens: 20, topK: 5, stop: ['END'] });

function windowOf(entry: { body: unknown } | undefined): number | undefined {
  return (entry?.body as { options?: { num_ctx?: number } } | undefined)?.options?.num_ctx;
}

test('Ollama is sent what was chosen, with a window set on purpose', async () => {
  const { server, model } = await ollamaModel();

  await model.complete(ask, callContext());

  expect(server.log[0]?.body).toEqual({
    model: 'test-model',
    messages: [{ role: 'user', content: '2 + 2?' }],
    stream: true,
    keep_alive: '30m',
    options: { temperature: 0, seed: 7, num_predict: 20, top_k: 5, stop: ['END'], num_ctx: 4_096 },
  });
});

test('an answer of Ollama tells which parameters it has no place for', async () => {
  const { model } = await ollamaModel();
  const sampling = { temperature: 0, frequencyPenalty: 0.5, presencePenalty: 0.5, think: true };

  const chat = await model.complete(chatRequest('2 + 2?', sampling), callContext());
  const raw = await model.complete({ mode: 'completion', prompt: '2 + 2 =', sampling }, callContext());
  const plain = await model.complete(ask, callContext());

  expect(chat.droppedParameters).toEqual(['frequencyPenalty', 'presencePenalty']);
  expect(raw.droppedParameters).toEqual(['frequencyPenalty', 'presencePenalty', 'think']);
  expect(plain.droppedParameters).toBeUndefined();
});

test('Ollama gets a raw prompt without a template in completion mode', async () => {
  const { server, model } = await ollamaModel();

  await model.complete({ mode: 'completion', prompt: '2 + 2 =', sampling: {} }, callContext());

  expect(server.log[0]).toMatchObject({ path: '/api/generate', body: { prompt: '2 + 2 =', raw: true } });
});

test('Ollama has its window grown for a long prompt, never shrunk, up to what the model can take', async () => {
  const { server, model } = await ollamaModel({ models: [{ name: 'test-model', contextTokens: 10_000 }] });

  for (const length of [100, 12_000, 100, 60_000]) {
    await model.complete(chatRequest('x'.repeat(length), { maxTokens: 100 }), callContext());
  }

  expect(server.log.map(windowOf)).toEqual([4_096, 8_192, 8_192, 10_000]);
});

test('Ollama gets the window that was asked for', async () => {
  const { server, model } = await ollamaModel();

  await model.complete(chatRequest('2 + 2?', { contextTokens: 1_024 }), callContext());

  expect(windowOf(server.log[0])).toBe(1_024);
});

test('Ollama that read only a part of the prompt is caught', async () => {
  const { model } = await ollamaModel();

  const reply = await model.complete(
    chatRequest('word '.repeat(2_000), { contextTokens: 512 }),
    callContext(),
  );

  expect(reply).toMatchObject({ promptTruncated: true, usage: { inputTokens: 512 } });
});

test('Ollama that read the whole prompt is believed', async () => {
  const { model } = await ollamaModel();

  const reply = await model.complete(chatRequest('word '.repeat(2_000)), callContext());

  expect(reply.promptTruncated).toBe(false);
});

test('Ollama has the digest of its weights recorded, also when the name leaves the tag out', async () => {
  const { model } = await ollamaModel({ models: [{ name: 'test-model:latest', digest: 'abc' }] });

  expect((await model.complete(ask, callContext())).modelDigest).toBe('abc');
});

test('Ollama has its thinking kept apart from the answer', async () => {
  const { server, model } = await ollamaModel({ thinking: () => 'two and two…' });

  const reply = await model.complete(chatRequest('2 + 2?', { think: true }), callContext());

  expect(reply).toMatchObject({ text: 'four', thinking: 'two and two…' });
  expect(server.log[0]?.body).toMatchObject({ think: true });
});

test('Ollama that answers 200 with an error has not answered', async () => {
  const atOnce = await ollamaModel({ errorInBody: 'out of memory' });
  const midway = await ollamaModel({ errorInStream: 'out of memory' });

  const errors = await Promise.all(
    [atOnce, midway].map(({ model }) => modelErrorOf(model.complete(ask, callContext()))),
  );

  expect(errors).toMatchObject([{ causeKey: 'error in answer' }, { causeKey: 'error in answer' }]);
  expect(errors[0]?.message).toContain('out of memory');
});

test('Ollama without the model says how to get it', async () => {
  const { model } = await ollamaModel({ models: ['another'] });

  const error = await modelErrorOf(model.complete(ask, callContext()));

  expect(error).toMatchObject({ retryable: false, causeKey: 'model missing', status: 404 });
  expect(error.message).toContain('`ollama pull test-model`');
});

test('Ollama that leaves its counts out is answered with unknown token counts', async () => {
  const { model } = await ollamaModel({ omitsUsage: true });

  const { usage } = await model.complete(ask, callContext());

  expect(usage).toEqual({ inputTokens: null, outputTokens: null });
});

test('Ollama that stopped at the limit says so', async () => {
  const { model } = await ollamaModel({ doneReason: 'length' });

  expect((await model.complete(ask, callContext())).finishReason).toBe('length');
});

test('Ollama has its tool calls passed on', async () => {
  const { model } = await ollamaModel({
    answer: () => '',
    toolCalls: [{ name: 'add', arguments: { x: 2 } }],
  });

  const reply = await model.complete(ask, callContext());

  expect(reply).toMatchObject({
    finishReason: 'tool-calls',
    toolCalls: [{ id: 'call-1', name: 'add', argumentsJson: '{"x":2}' }],
  });
});
