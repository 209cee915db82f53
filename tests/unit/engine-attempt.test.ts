import { describe, expect, test } from 'vitest';

import type { ModelReply } from '#core/engine/ports.ts';

import { attempt, capital } from '../support/attempt-world.ts';
import { manualClock } from '../support/manual-clock.ts';
import { replyOf, scriptedModel, serverError } from '../support/scripted-model.ts';

test('an attempt that goes well is judged and keeps its transcript, times, tokens and cost', async () => {
  const result = await attempt({
    model: scriptedModel(replyOf({ text: 'Paris', modelDigest: 'sha' })),
    harness: { kind: 'single-turn', system: 'Be short.' },
    plan: { price: { inputUsd: 1_000_000, outputUsd: 2_000_000 } },
  });

  expect(result).toMatchObject({
    caseRow: 7,
    caseId: 'capital',
    attempt: 1,
    verdict: 'pass',
    score: 1,
    answer: 'Paris',
    response: 'Paris',
    pattern: null,
    failure: null,
    flags: [],
    finishReason: 'stop',
    startedAt: '2026-01-01T00:00:00.000Z',
    latencyMs: 100,
    firstTokenMs: 20,
    inputTokens: 10,
    outputTokens: 5,
    costUsd: 20,
    modelDigest: 'sha',
  });
  expect(result.transcript).toEqual([
    { role: 'system', content: 'Be short.' },
    { role: 'user', content: capital.input },
    {
      role: 'assistant',
      content: 'Paris',
      finishReason: 'stop',
      usage: { inputTokens: 10, outputTokens: 5 },
      firstTokenMs: 20,
      durationMs: 100,
    },
  ]);
});

test('an attempt without a price has no cost, and without counted tokens none of these', async () => {
  const uncounted = { inputTokens: null, outputTokens: null };

  const result = await attempt({ model: scriptedModel(replyOf({ text: 'Paris', usage: uncounted })) });

  expect(result).toMatchObject({ inputTokens: null, outputTokens: null, costUsd: null });
});

test('an attempt uses the seed of its number', async () => {
  const model = scriptedModel(replyOf('Paris'));

  await attempt({ model, attempt: 3, plan: { sampling: { seed: 40, temperature: 1 }, repeats: 3 } });

  expect(model.requests[0]?.sampling).toEqual({ seed: 42, temperature: 1 });
});

test('an attempt whose model cannot be reached is an error blamed on the model', async () => {
  const result = await attempt({ model: scriptedModel(serverError(404)) });

  expect(result).toMatchObject({
    verdict: 'error',
    score: null,
    answer: null,
    failure: { boundary: 'model', cause: 'HTTP 404', message: 'The server answered 404.' },
    latencyMs: null,
  });
});

test('an attempt whose prompt cannot be made is an error blamed on the harness', async () => {
  const model = scriptedModel(replyOf('Paris'));

  const result = await attempt({ model, harness: { kind: 'single-turn', prompt: '{{ input | nope }}' } });

  expect(result).toMatchObject({ verdict: 'error', failure: { boundary: 'harness' } });
  expect(model.requests).toEqual([]);
});

test('an attempt whose scorer breaks is an error blamed on the scorer, and the response is kept', async () => {
  const result = await attempt({ model: scriptedModel(replyOf('Paris')), testCase: { expected: null } });

  expect(result).toMatchObject({ verdict: 'error', failure: { boundary: 'scorer' }, response: 'Paris' });
  expect(result.transcript).toHaveLength(2);
});

test('an attempt that is stopped throws the reason and gives no result', async () => {
  const controller = new AbortController();
  const stopped = attempt({ model: scriptedModel('never'), signal: controller.signal });

  controller.abort(new Error('stopped by hand'));

  await expect(stopped).rejects.toThrow('stopped by hand');
});

describe('limits of an attempt', () => {
  test('a model that does not answer in time is blamed, even if it ignores the signal', async () => {
    const clock = manualClock();
    const deaf = { complete: () => new Promise<ModelReply>(() => undefined) };
    const running = attempt({
      model: deaf,
      clock,
      plan: { limits: { caseSeconds: 30, turns: 1, toolCalls: 100 } },
    });

    await clock.advance(30_000);

    expect(await running).toMatchObject({
      verdict: 'error',
      failure: { boundary: 'model', cause: 'time limit' },
    });
  });

  test('waiting for a free endpoint does not count', async () => {
    const clock = manualClock();
    const { promise: freed, resolve: free } = Promise.withResolvers<void>();
    const gate = { enter: () => freed, onRetry: () => undefined };
    const running = attempt({
      model: scriptedModel(replyOf('Paris')),
      clock,
      ports: { gate },
      plan: { limits: { caseSeconds: 30, turns: 1, toolCalls: 100 } },
    });

    await clock.advance(3_600_000);
    free();

    expect(await running).toMatchObject({ verdict: 'pass' });
  });

  test('a conversation with too many turns is blamed on the harness', async () => {
    const result = await attempt({
      model: scriptedModel(replyOf('Hm.')),
      harness: { kind: 'multi-turn', turns: ['one', 'two', 'three'] },
      plan: { limits: { caseSeconds: 30, turns: 2, toolCalls: 100 } },
    });

    expect(result).toMatchObject({
      verdict: 'error',
      failure: { boundary: 'harness', cause: 'turn limit' },
      inputTokens: 20,
    });
  });

  test.each([
    { limit: { tokens: 14 }, cause: 'token limit' },
    { limit: { costUsd: 0.000_01 }, cause: 'cost limit' },
  ])('a reply beyond $limit is an error of the cause $cause', async ({ limit, cause }) => {
    const result = await attempt({
      model: scriptedModel(replyOf('Paris')),
      plan: {
        limits: { caseSeconds: 30, turns: 2, toolCalls: 100, ...limit },
        price: { inputUsd: 1, outputUsd: 1 },
      },
    });

    expect(result).toMatchObject({ verdict: 'error', failure: { boundary: 'model', cause } });
  });
});

describe('flags and patterns', () => {
  test.each([
    { reply: { text: '' }, pattern: 'empty', flags: ['empty-answer'] },
    { reply: { text: 'London' }, pattern: 'wrong-answer', flags: [] },
    {
      reply: { text: "I'm sorry, but I can't help with that." },
      pattern: 'refusal',
      flags: ['refusal'],
    },
    {
      reply: { text: 'The capital is', finishReason: 'length' as const },
      pattern: 'too-long',
      flags: ['length-stopped'],
    },
    { reply: { text: 'Paris', promptTruncated: true }, pattern: null, flags: ['truncated-prompt'] },
    { reply: { text: 'Paris', droppedParameters: ['seed'] }, pattern: null, flags: ['parameter-dropped'] },
  ])('$reply.text → $pattern', async ({ reply, pattern, flags }) => {
    const result = await attempt({ model: scriptedModel(reply) });

    expect({ pattern: result.pattern, flags: result.flags }).toEqual({ pattern, flags });
  });

  test('a response that no extractor matches is unparsed and of the wrong format', async () => {
    const result = await attempt({
      model: scriptedModel(replyOf('Paris')),
      scoring: { extract: [{ regex: 'answer: (.*)' }], checks: [{ kind: 'exact' }] },
    });

    expect(result).toMatchObject({
      verdict: 'fail',
      answer: null,
      pattern: 'wrong-format',
      flags: ['unparsed'],
    });
  });

  test('parameters that were left out of a request are named in the transcript', async () => {
    const result = await attempt({
      model: scriptedModel(replyOf({ text: 'Paris', droppedParameters: ['seed', 'topP'] })),
    });

    expect(result.transcript.at(-1)).toMatchObject({ droppedParameters: ['seed', 'topP'] });
  });

  test('thinking that leaks into the answer is kept apart, flagged and not graded', async () => {
    const result = await attempt({
      model: scriptedModel(replyOf({ text: '<think>London? No.</think>\n\nParis', thinking: 'Let me see.' })),
    });

    expect(result).toMatchObject({ verdict: 'pass', response: 'Paris', flags: ['leaked-thinking'] });
    expect(result.transcript.at(-1)).toMatchObject({
      content: 'Paris',
      thinking: 'Let me see.\n\nLondon? No.',
    });
  });
});
