import { describe, expect, test } from 'vitest';

import { cacheKey, isCacheSound } from '#core/engine/cache-key.ts';
import { isRefusal } from '#core/engine/is-refusal.ts';
import { splitThinking } from '#core/engine/split-thinking.ts';

describe('thinking in a response', () => {
  test.each([
    { response: 'Paris', text: 'Paris', thinking: null },
    { response: '<think>a</think>Paris', text: 'Paris', thinking: 'a' },
    { response: '<thinking>\na\n</thinking>\n\nParis\n', text: 'Paris', thinking: 'a' },
    { response: 'So: <think>a</think>Paris', text: 'So: Paris', thinking: 'a' },
    { response: '<think>a</think>x<think>b</think>y', text: 'xy', thinking: 'a\n\nb' },
    { response: 'a, so b.</think>\nParis', text: 'Paris', thinking: 'a, so b.' },
    { response: '<think>cut off before its', text: '', thinking: 'cut off before its' },
    { response: '<think></think>Paris', text: 'Paris', thinking: '' },
    { response: ' if a < think then b ', text: ' if a < think then b ', thinking: null },
  ])('$response', ({ response, text, thinking }) => {
    expect(splitThinking(response)).toEqual({ text, thinking });
  });
});

describe('refusals', () => {
  test.each([
    "I'm sorry, but I can't help with that.",
    'I’m sorry, but I can’t assist with that request.',
    'I cannot provide instructions for this.',
    "Sorry, I can't answer this question.",
    "I'm unable to comply with this request.",
    'As an AI language model, I cannot give an opinion.',
    "I won't help with that.",
  ])('%s', (response) => expect(isRefusal(response)).toBe(true));

  test.each([
    'Paris',
    'The answer cannot be determined from the text.',
    'I cannot be sure, but it is probably 42.',
    'No, he cannot help.',
    'Sorry for the delay: the answer is 7.',
    `I cannot help but notice that ${'this is a long essay. '.repeat(100)}`,
  ])('no refusal: %s', (response) => expect(isRefusal(response)).toBe(false));
});

describe('the key of a cached answer', () => {
  const request = {
    mode: 'chat' as const,
    messages: [{ role: 'user' as const, content: 'Hi' }],
    sampling: {},
  };

  test('does not depend on the order of settings', () => {
    const one = { ...request, sampling: { temperature: 0, seed: 1 } };
    const other = { ...request, sampling: { seed: 1, temperature: 0 } };

    expect(cacheKey('m', one)).toBe(cacheKey('m', other));
  });

  test('differs for everything that can change the answer', () => {
    const keys = [
      cacheKey('m', request),
      cacheKey('n', request),
      cacheKey('m', { ...request, sampling: { seed: 1 } }),
      cacheKey('m', { ...request, messages: [{ role: 'user', content: 'Ho' }] }),
      cacheKey('m', { ...request, messages: [{ role: 'system', content: 'Hi' }] }),
      cacheKey('m', { mode: 'completion', prompt: 'Hi', sampling: {} }),
    ];

    expect(new Set(keys).size).toBe(keys.length);
  });

  test('is of no use for repeats that are meant to differ', () => {
    expect(isCacheSound({ temperature: 0.7 }, 5)).toBe(false);
    expect(isCacheSound({}, 5)).toBe(false);
    expect(isCacheSound({ temperature: 0 }, 5)).toBe(true);
    expect(isCacheSound({ temperature: 0.7 }, 1)).toBe(true);
  });
});
