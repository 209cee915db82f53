import { describe, expect, test } from 'vitest';

import type { Model } from '#core/engine/ports.ts';

import { attempt } from '../support/attempt-world.ts';
import { replyOf, scriptedModel } from '../support/scripted-model.ts';

const user = { system: 'You want to know: {{ input }}' };
const multiTurn = { kind: 'multi-turn', system: 'Be kind.', user };
const said = (
  transcript: readonly { role: string; content: string; side?: 'user' | undefined }[],
  side?: 'user',
) => transcript.filter((entry) => entry.side === side).map(({ role, content }) => `${role}: ${content}`);

function playing(model: Model) {
  const gate = { enter: () => null, onRetry: () => undefined };
  return { user: { name: 'scripted:user', identity: 'user', model, gate, price: null } };
}

describe('a conversation with a simulated user', () => {
  test('the user speaks first, each side has its own transcript, a stop phrase ends it', async () => {
    const userModel = scriptedModel(replyOf('Which city?'), replyOf('Thanks. ###STOP###'));
    const model = scriptedModel(replyOf('Paris'));

    const result = await attempt({ model, harness: multiTurn, ports: playing(userModel) });

    expect(result).toMatchObject({ verdict: 'pass', response: 'Paris', failure: null });
    expect(said(result.transcript)).toEqual(['system: Be kind.', 'user: Which city?', 'assistant: Paris']);
    expect(said(result.transcript, 'user')).toEqual([
      'system: You want to know: What is the capital of France?',
      'user: Hi! How can I help you today?',
      'assistant: Which city?',
      'user: Paris',
      'assistant: Thanks. ###STOP###',
    ]);
    expect(model.requests).toHaveLength(1);
    expect(userModel.requests[1]).toMatchObject({
      messages: [
        { role: 'system' },
        { role: 'user', content: 'Hi! How can I help you today?' },
        { role: 'assistant', content: 'Which city?' },
        { role: 'user', content: 'Paris' },
      ],
    });
  });

  test('it ends after the turns the user has, without an error', async () => {
    const userModel = scriptedModel(replyOf('And?'));
    const harness = { ...multiTurn, user: { ...user, turns: 3 } };

    const result = await attempt({
      model: scriptedModel(replyOf('Paris')),
      harness,
      ports: playing(userModel),
    });

    expect(result).toMatchObject({ verdict: 'pass', failure: null });
    expect(userModel.requests).toHaveLength(3);
  });

  test('a limit of replies ends it without an error', async () => {
    const limits = { caseSeconds: 60, turns: 2, toolCalls: 1 };
    const model = scriptedModel(replyOf('Paris'));

    const result = await attempt({
      model,
      harness: multiTurn,
      ports: playing(scriptedModel(replyOf('And?'))),
      plan: { limits },
    });

    expect(result).toMatchObject({ verdict: 'pass', failure: null });
    expect(model.requests).toHaveLength(2);
  });

  test('a phrase of the model ends it as well', async () => {
    const userModel = scriptedModel(replyOf('Which city?'));

    await attempt({
      model: scriptedModel(replyOf('Paris. Goodbye.')),
      harness: { ...multiTurn, stopPhrases: ['Goodbye'] },
      ports: playing(userModel),
    });

    expect(userModel.requests).toHaveLength(1);
  });
});

describe('a tool loop with a simulated user', () => {
  const loop = { kind: 'tool-loop', user, tools: [{ builtin: 'calculator' }] };
  const toolCalls = [{ id: 'a', name: 'calculator', argumentsJson: '{"expression": "6*7"}' }];

  test('texts go to the user, calls to the tools; what was said last is the response', async () => {
    const userModel = scriptedModel(replyOf('What is 6*7?'), replyOf('And the city?'), replyOf('###STOP###'));
    const model = scriptedModel(replyOf({ toolCalls }), replyOf('42'), replyOf('Paris'));

    const result = await attempt({ model, harness: loop, ports: playing(userModel) });

    expect(result).toMatchObject({ verdict: 'pass', response: 'Paris', flags: [] });
    expect(said(result.transcript)).toEqual([
      'user: What is 6*7?',
      'assistant: ',
      'tool: 42',
      'assistant: 42',
      'user: And the city?',
      'assistant: Paris',
    ]);
  });

  test('a user without turns left ends it, and the result says so', async () => {
    const result = await attempt({
      model: scriptedModel(replyOf('Paris')),
      harness: { ...loop, user: { ...user, turns: 2 } },
      ports: playing(scriptedModel(replyOf('And?'))),
    });

    expect(result).toMatchObject({ verdict: 'pass', flags: ['limit-reached'] });
    expect(result.transcript.at(-1)).toMatchObject({ role: 'state', limit: 'user turns' });
  });

  test('without a model that plays the user, the harness is blamed', async () => {
    const result = await attempt({ model: scriptedModel(replyOf('Paris')), harness: loop });

    expect(result).toMatchObject({ verdict: 'error', failure: { boundary: 'harness' } });
  });
});
