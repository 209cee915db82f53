import { describe, expect, test } from 'vitest';

import type { RoleModel } from '#core/engine/attempt-ports.ts';
import { cacheKey } from '#core/engine/cache-key.ts';
import type { Harness, Model, ModelReply } from '#core/engine/ports.ts';
import { ROLE_CALL_SECONDS } from '#core/engine/role-calls.ts';

import { attempt } from '../support/attempt-world.ts';
import { manualClock } from '../support/manual-clock.ts';
import { replyOf, scriptedModel, serverError } from '../support/scripted-model.ts';

const openGate = { enter: () => null, onRetry: () => undefined };
const PASS = '{"verdict": "pass"}';
const judging = { checks: [{ kind: 'judge' }] };

function role(name: string, model: Model, more: Partial<RoleModel> = {}): RoleModel {
  return { name, model, gate: openGate, identity: name, price: null, ...more };
}

/** The user says something, the candidate answers, so many times. */
function talk(turns: number): Harness {
  return {
    async run(_testCase, tools) {
      let response = '';
      for (let turn = 0; turn < turns; turn++) {
        const messages = [{ role: 'user' as const, content: response }];
        tools.record({ role: 'user', content: response, side: 'user' });
        const said = await tools.askUser({ mode: 'chat', messages, sampling: {} });
        tools.record({ role: 'user', content: said.text });
        const reply = await tools.ask({ mode: 'chat', messages, sampling: {} });
        response = reply.text;
      }
      return { response };
    },
  };
}

describe('a role', () => {
  test('is paid apart from the candidate, and its transcript is kept apart', async () => {
    const user = scriptedModel(replyOf({ text: 'Hello?', usage: { inputTokens: 1, outputTokens: 2 } }));
    const judge = scriptedModel(replyOf({ text: PASS, usage: { inputTokens: 30, outputTokens: 4 } }));

    const result = await attempt({
      model: scriptedModel(replyOf('Paris')),
      scoring: judging,
      plan: { price: { inputUsd: 1_000_000, outputUsd: 0 } },
      ports: {
        harness: talk(2),
        user: role('p:user', user),
        judges: [role('p:judge', judge, { price: { inputUsd: 0, outputUsd: 1_000_000 } })],
      },
    });

    expect(result).toMatchObject({ verdict: 'pass', inputTokens: 20, outputTokens: 10, costUsd: 20 });
    expect(result.roles).toEqual([
      {
        role: 'user',
        model: 'p:user',
        calls: 2,
        inputTokens: 2,
        outputTokens: 4,
        costUsd: null,
        durationMs: 200,
      },
      {
        role: 'judge',
        model: 'p:judge',
        calls: 1,
        inputTokens: 30,
        outputTokens: 4,
        costUsd: 4,
        durationMs: 100,
      },
    ]);
    expect(result.transcript.map(({ role: who, side }) => `${side ?? 'candidate'} ${who}`)).toEqual(
      Array.from({ length: 2 }, () => [
        'user user',
        'user assistant',
        'candidate user',
        'candidate assistant',
      ]).flat(),
    );
    const asked = judge.requests[0];
    const told = asked?.mode === 'chat' ? (asked.messages.at(-1)?.content ?? '') : '';
    expect(told.split('Hello?')).toHaveLength(3);
  });
});

describe('a role that fails', () => {
  test('is tried again, and takes the blame in its own name when it fails for good', async () => {
    const stumbling = scriptedModel(serverError(500), replyOf(PASS));
    const refusing = scriptedModel(serverError(401));
    const clock = manualClock();
    const by = (ports: object) =>
      attempt({
        model: scriptedModel(replyOf('Paris')),
        scoring: judging,
        ports,
        plan: { maxRetries: 1 },
        clock,
      });

    const retried = by({ judges: [role('p:judge', stumbling)] });
    await clock.untilAlarms(2);
    await clock.advance(1_000);
    const judge = await by({ judges: [role('p:judge', refusing)] });
    const user = await by({ harness: talk(1), user: role('p:user', refusing) });

    expect((await retried).verdict).toBe('pass');
    expect(judge).toMatchObject({
      verdict: 'error',
      response: 'Paris',
      failure: {
        boundary: 'scorer',
        cause: 'judge p:judge: HTTP 401',
        message: 'The judge p:judge could not be asked: The server answered 401.',
      },
    });
    expect(user.failure).toMatchObject({ boundary: 'harness', cause: 'simulated user p:user: HTTP 401' });
  });
});

describe('the model of a role', () => {
  test('that never answers is given up, without a charge to the candidate', async () => {
    const clock = manualClock();
    const plan = { limits: { caseSeconds: 5, turns: 10, toolCalls: 100 } };
    const judged = attempt({
      model: scriptedModel(replyOf('Paris')),
      scoring: judging,
      plan,
      clock,
      ports: { judges: [role('p:judge', scriptedModel('never'))] },
    });
    const played = attempt({
      model: scriptedModel(replyOf('Paris')),
      plan,
      clock,
      ports: { harness: talk(1), user: role('p:user', scriptedModel('never')) },
    });

    await clock.untilAlarms(2);
    await clock.advance(ROLE_CALL_SECONDS * 1_000);

    expect((await judged).failure).toMatchObject({ boundary: 'scorer', cause: 'judge p:judge: time limit' });
    expect((await played).failure).toMatchObject({
      boundary: 'harness',
      cause: 'simulated user p:user: time limit',
    });
  });
});

describe('a call of a role', () => {
  test('is let go of when the run is stopped', async () => {
    const controller = new AbortController();
    const judge = scriptedModel('never');
    const running = attempt({
      model: scriptedModel(replyOf('Paris')),
      scoring: judging,
      signal: controller.signal,
      ports: { judges: [role('p:judge', judge)] },
    });
    const stopped = expect(running).rejects.toThrow('stop');

    while (judge.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));
    controller.abort(new Error('stop'));

    await stopped;
  });

  test('answers from the cache where its question is the same and it is deterministic', async () => {
    const kept = new Map<string, ModelReply>();
    const cache = {
      get: (key: string) => Promise.resolve(kept.get(key) ?? null),
      set: (key: string, reply: ModelReply) => Promise.resolve(void kept.set(key, reply)),
    };
    const judge = scriptedModel(replyOf(PASS));
    const run = (scoring: unknown) =>
      attempt({
        model: scriptedModel(replyOf('Paris')),
        scoring,
        plan: { useCache: true, repeats: 3 },
        ports: { cache, judges: [role('p:judge', judge, { price: { inputUsd: 1, outputUsd: 1 } })] },
      });
    const warm = { checks: [{ kind: 'judge', sampling: { temperature: 1 } }] };

    await run(judging);
    const again = await run(judging);
    await run(warm);
    await run(warm);

    expect(judge.requests).toHaveLength(3);
    expect(again.roles).toMatchObject([{ calls: 1, costUsd: 0, durationMs: 0 }]);
    expect(again.flags).toEqual([]);
  });
});

test('a user is asked no more often than the candidate may answer, and once more', async () => {
  const user = scriptedModel(replyOf('Go on.'));
  const harness: Harness = {
    async run(_testCase, tools) {
      for (;;) await tools.askUser({ mode: 'chat', messages: [], sampling: {} });
    },
  };

  const result = await attempt({
    model: scriptedModel(),
    plan: { limits: { caseSeconds: 60, turns: 3, toolCalls: 100 } },
    ports: { harness, user: role('p:user', user) },
  });

  expect(user.requests).toHaveLength(4);
  expect(result.failure).toMatchObject({ boundary: 'harness', cause: 'turn limit' });
});

test('a harness that wants a user where the run has none is at fault', async () => {
  const result = await attempt({ model: scriptedModel(), ports: { harness: talk(1) } });

  expect(result.failure).toMatchObject({
    boundary: 'harness',
    message: 'The run has no model that plays the user.',
  });
});

test('tools and the form of the reply are part of the key of a cached answer', () => {
  const request = { mode: 'chat' as const, messages: [], sampling: {} };
  const tools = [{ name: 'add', description: 'Adds.', parameters: {} }];

  const keys = [
    cacheKey('m', request),
    cacheKey('m', { ...request, tools }),
    cacheKey('m', { ...request, tools, parallelToolCalls: false }),
    cacheKey('m', { ...request, replySchema: { type: 'object' } }),
  ];

  expect(new Set(keys).size).toBe(4);
});

test('tool calls without a text are no empty answer', async () => {
  const toolCalls = [{ id: '1', name: 'add', argumentsJson: '{}' }];
  const calling = await attempt({ model: scriptedModel(replyOf({ text: '', toolCalls })) });
  const silent = await attempt({ model: scriptedModel(replyOf('')) });

  expect([calling.flags, silent.flags]).toEqual([[], ['empty-answer']]);
});
