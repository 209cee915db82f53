import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type Model, ModelError } from '#core/engine/ports.ts';
import { createModel } from '#core/providers/index.ts';
import type { ModelSpec } from '#core/providers/model-spec.ts';

import { startOllamaServer } from '../support/ollama-server.ts';
import { startOpenAiServer } from '../support/openai-server.ts';
import type { ScriptedServer } from '../support/scripted-server.ts';
import { callContext, chatRequest, scriptedCase } from '../support/scripted-case.ts';
import { testLock } from '../support/test-lock.ts';

const ANSWER = 'The answer is four – 4.';
const testCase = scriptedCase({ expected: ANSWER });
const local = { key: null, keyVariable: null };
const locked = testLock(true);

interface Fixture {
  spec: ModelSpec;
  server?: ScriptedServer;
  folder?: string;
}

const fixtures: Readonly<Record<ModelSpec['kind'], () => Promise<Fixture>>> = {
  async ollama() {
    const server = await startOllamaServer({ answer: () => ANSWER });
    return {
      server,
      spec: { ...local, kind: 'ollama', name: 'ollama', model: 'test-model', baseUrl: server.url },
    };
  },
  async openai() {
    const server = await startOpenAiServer({ answer: () => ANSWER });
    const baseUrl = `${server.url}/v1`;
    return { server, spec: { ...local, kind: 'openai', name: 'openai', model: 'test-model', baseUrl } };
  },
  async baseline() {
    return { spec: { ...local, kind: 'baseline', name: 'baseline', model: 'gold', baseUrl: null } };
  },
  async replay() {
    const folder = await mkdtemp(join(tmpdir(), 'benchgen-test-'));
    const file = join(folder, 'recorded.jsonl');
    await writeFile(file, `${JSON.stringify({ id: testCase.id, responses: [ANSWER, ANSWER] })}\n`);
    const spec: ModelSpec = { ...local, kind: 'replay', name: 'replay', model: file, baseUrl: null };
    return { folder, spec };
  },
};
const kinds = ['ollama', 'openai', 'baseline', 'replay'] as const;

describe.each(kinds)('%s keeps the contract of a model', (kind) => {
  let fixture: Fixture;
  let model: Model;
  beforeAll(async () => {
    fixture = await fixtures[kind]();
    model = createModel(fixture.spec, locked);
  });
  afterAll(async () => {
    await model.close?.();
    await fixture.server?.close();
    if (fixture.folder) await rm(fixture.folder, { recursive: true });
  });

  test('its specification survives the way into a worker thread', () => {
    expect(structuredClone(fixture.spec)).toEqual(fixture.spec);
  });

  test('it answers a chat', async () => {
    const reply = await model.complete(chatRequest('2 + 2?'), callContext({ testCase }));

    expect(reply).toMatchObject({
      text: ANSWER,
      finishReason: 'stop',
      promptTruncated: false,
      cached: false,
    });
    expect(reply.durationMs).toBeGreaterThanOrEqual(reply.firstTokenMs ?? 0);
  });

  test('it answers a raw completion', async () => {
    const request = { mode: 'completion', prompt: '2 + 2 =', sampling: {} } as const;

    const reply = await model.complete(request, callContext({ testCase }));

    expect(reply).toMatchObject({ text: ANSWER, finishReason: 'stop' });
  });

  test('what streams in adds up to the answer', async () => {
    const deltas: string[] = [];

    const reply = await model.complete(
      chatRequest('2 + 2?'),
      callContext({ testCase, onText: (delta) => deltas.push(delta) }),
    );

    expect(deltas.join('')).toBe(reply.text);
  });

  test('many calls at once get their own answers', async () => {
    const calls = Array.from({ length: 20 }, () =>
      model.complete(chatRequest('2 + 2?'), callContext({ testCase })),
    );

    const replies = await Promise.all(calls);

    expect(new Set(replies.map(({ text }) => text))).toEqual(new Set([ANSWER]));
  });

  test('tokens are counted by the server or not at all', async () => {
    const { usage } = await model.complete(chatRequest('2 + 2?'), callContext({ testCase }));

    const counts = fixture.server ? [expect.any(Number), expect.any(Number)] : [null, null];
    expect([usage.inputTokens, usage.outputTokens]).toEqual(counts);
  });

  test('an aborted call throws the reason of its signal', async () => {
    const reason = new Error('the case took too long');

    const call = model.complete(
      chatRequest('2 + 2?'),
      callContext({ testCase, signal: AbortSignal.abort(reason) }),
    );

    await expect(call).rejects.toBe(reason);
  });
});

const served = ['ollama', 'openai'] as const;

/** A model whose server holds every request back. */
async function heldModel(kind: (typeof served)[number], place: 'headers' | 'second-piece') {
  const held = new Promise<void>(() => undefined);
  const hooks =
    place === 'headers'
      ? { beforeHeaders: () => held }
      : { beforePiece: (_entry: unknown, at: number) => (at < 2 ? Promise.resolve() : held) };
  const start = kind === 'ollama' ? startOllamaServer : startOpenAiServer;
  const server = await start({ answer: () => ANSWER, ...hooks });
  const baseUrl = kind === 'ollama' ? server.url : `${server.url}/v1`;
  return { server, model: createModel({ ...local, kind, name: kind, model: 'test-model', baseUrl }, locked) };
}

describe.each(served)('%s', (kind) => {
  test('an abort ends a call that still waits for the headers, and the server sees it', async () => {
    const { server, model } = await heldModel(kind, 'headers');
    const stop = new AbortController();
    const reason = new Error('cancelled');
    const call = model.complete(chatRequest('2 + 2?'), callContext({ signal: stop.signal }));
    await server.until((log) => log.length === 1);

    stop.abort(reason);

    await expect(call).rejects.toBe(reason);
    await server.until((log) => log[0]?.aborted === true);
    await Promise.all([model.close?.(), server.close()]);
  });

  test('an abort ends a call in the middle of its answer', async () => {
    const { server, model } = await heldModel(kind, 'second-piece');
    const stop = new AbortController();
    const reason = new Error('cancelled');

    const call = model.complete(
      chatRequest('2 + 2?'),
      callContext({ signal: stop.signal, onText: () => stop.abort(reason) }),
    );

    await expect(call).rejects.toBe(reason);
    await Promise.all([model.close?.(), server.close()]);
  });

  test('nobody listening is told with what to do', async () => {
    const server = await startOpenAiServer({ answer: () => ANSWER });
    await server.close();
    const baseUrl = server.url;
    const model = createModel({ ...local, kind, name: kind, model: 'test-model', baseUrl }, locked);

    const error: unknown = await model
      .complete(chatRequest('2 + 2?'), callContext())
      .catch((thrown: unknown) => thrown);

    expect(error).toBeInstanceOf(ModelError);
    expect(error).toMatchObject({ retryable: true, causeKey: 'connection refused', status: null });
    expect(String(error)).toContain(baseUrl);
    await model.close?.();
  });
});
