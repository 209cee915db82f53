import { describe, expect, test } from 'vitest';

import { renderPrompt } from '#core/harnesses/render-prompt.ts';
import { HarnessSpec } from '#shared/domain/manifest/harness-spec.ts';
import type { ShotExample } from '#shared/domain/test-case.ts';

import { attempt, capital } from '../support/attempt-world.ts';
import { replyOf, scriptedModel } from '../support/scripted-model.ts';

const italy: ShotExample = { input: 'And of Italy?', expected: ['Rome', 'Roma'], choices: null, fields: {} };

describe('single-turn', () => {
  test('chat: system, examples as question and answer, the case', async () => {
    const model = scriptedModel(replyOf('Paris'));

    await attempt({
      model,
      harness: {
        kind: 'single-turn',
        system: 'Answer.',
        prompt: 'Q: {{ input }}',
        shotAnswer: 'A: {{ expected }}',
      },
      plan: { examples: [italy], sampling: { stop: ['\n'] } },
    });

    expect(model.requests).toEqual([
      {
        mode: 'chat',
        messages: [
          { role: 'system', content: 'Answer.' },
          { role: 'user', content: 'Q: And of Italy?' },
          { role: 'assistant', content: 'A: Rome' },
          { role: 'user', content: 'Q: What is the capital of France?' },
        ],
        sampling: { stop: ['\n'] },
      },
    ]);
  });

  test('completion: one raw prompt, examples followed by their answers', async () => {
    const model = scriptedModel(replyOf('Paris'));
    const harness = { kind: 'single-turn', mode: 'completion', prompt: 'Q: {{ input }}\nA:' };

    const result = await attempt({ model, harness, plan: { examples: [italy] } });

    const prompt = 'Q: And of Italy?\nA: Rome\n\nQ: What is the capital of France?\nA:';
    expect(model.requests).toEqual([{ mode: 'completion', prompt, sampling: {} }]);
    expect(result.transcript[0]).toEqual({ role: 'prompt', content: prompt });
  });

  test('choices are there as a list, as letters and as one text', () => {
    const harness = HarnessSpec.parse({
      kind: 'single-turn',
      prompt: '{{ input }}\n{{ options }}\n{{ letters | join("") }} {{ choices | length }}',
    });

    const messages = renderPrompt(harness, { ...capital, choices: ['Paris', 'Rome'] }, []);

    expect(messages).toEqual([
      { role: 'user', content: 'What is the capital of France?\nA) Paris\nB) Rome\nAB 2' },
    ]);
  });

  test('a field of the row called options stays what it is', () => {
    const harness = HarnessSpec.parse({ kind: 'single-turn', prompt: '{{ options[1] }}' });
    const choices = ['Paris', 'Rome'];

    const messages = renderPrompt(harness, { ...capital, choices, fields: { options: choices } }, []);

    expect(messages).toEqual([{ role: 'user', content: 'Rome' }]);
  });

  test('templates of a prompt do not see the expected answer', () => {
    const harness = HarnessSpec.parse({ kind: 'single-turn', prompt: '[{{ expected }}{{ solution }}]' });

    expect(renderPrompt(harness, capital, [])).toEqual([{ role: 'user', content: '[]' }]);
  });
});

describe('multi-turn', () => {
  test('each reply becomes part of the conversation, and the last one is scored', async () => {
    const model = scriptedModel(replyOf('Rome'), replyOf('Paris'));

    const result = await attempt({
      model,
      harness: { kind: 'multi-turn', turns: ['First?', '{{ input }}'] },
    });

    expect(model.requests[1]).toMatchObject({
      messages: [
        { role: 'user', content: 'First?' },
        { role: 'assistant', content: 'Rome' },
        { role: 'user', content: capital.input },
      ],
    });
    expect(result).toMatchObject({ verdict: 'pass', response: 'Paris', latencyMs: 200, inputTokens: 20 });
    expect(result.transcript.map(({ role }) => role)).toEqual(['user', 'assistant', 'user', 'assistant']);
  });

  test('turns come from a field, all replies can be scored, and a phrase ends the conversation', async () => {
    const model = scriptedModel(replyOf('One.'), replyOf('Two. DONE'), replyOf('Three.'));

    const result = await attempt({
      model,
      harness: { kind: 'multi-turn', turns: 'questions', answer: 'all', stopPhrases: ['DONE'] },
      testCase: { fields: { questions: ['a', 'b', 'c'] } },
    });

    expect(result.response).toBe('One.\n\nTwo. DONE');
    expect(model.requests).toHaveLength(2);
  });

  test('a case without its turns is an error blamed on the harness', async () => {
    const result = await attempt({
      model: scriptedModel(replyOf('x')),
      harness: { kind: 'multi-turn', turns: 'questions' },
    });

    expect(result).toMatchObject({ verdict: 'error', failure: { boundary: 'harness' } });
  });
});

test('an earlier reply is used again where that is sound, and says so', async () => {
  const kept = new Map<string, string>();
  const cache = {
    get: (key: string) => Promise.resolve(kept.has(key) ? replyOf('Paris') : null),
    set: (key: string) => Promise.resolve(void kept.set(key, '')),
  };
  const model = scriptedModel(replyOf('Paris'));
  const options = { model, ports: { cache }, plan: { useCache: true, price: { inputUsd: 1, outputUsd: 1 } } };

  const first = await attempt(options);
  const second = await attempt(options);

  expect(first).toMatchObject({ flags: [], latencyMs: 100 });
  expect(second).toMatchObject({ verdict: 'pass', flags: ['cached'], latencyMs: null, costUsd: 0 });
  expect(model.requests).toHaveLength(1);
});
