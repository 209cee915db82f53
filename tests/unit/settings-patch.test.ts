import { expect, test } from 'vitest';

import { calls } from '#shared/contract.ts';
import { Settings } from '#shared/domain/settings.ts';

test('changing one setting leaves the others as they are', () => {
  expect(calls['settings.set'].input.parse({ theme: 'dark' })).toEqual({ theme: 'dark' });
});

test('every setting can be changed', () => {
  const all = { ...Settings.parse({}), offlineLock: true, defaultModel: 'ollama:qwen3:8b' };

  expect(calls['settings.set'].input.parse(all)).toEqual(all);
});
