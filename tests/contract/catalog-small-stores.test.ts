import { expect, test } from 'vitest';

import type { ProviderConfig } from '#shared/domain/model.ts';
import { Settings } from '#shared/domain/settings.ts';

import { openTestCatalog } from '../support/catalog-fixtures.ts';

const remote: ProviderConfig = {
  name: 'remote',
  kind: 'openai',
  baseUrl: 'https://models.example/v1',
  keyVariable: 'REMOTE_KEY',
  builtIn: false,
  concurrency: 8,
  requestsPerMinute: null,
};

test('providers are kept, replaced by name and removed', async () => {
  const { catalog } = await openTestCatalog();

  await catalog.providers.save(remote);
  await catalog.providers.save({ ...remote, name: 'another' });
  await catalog.providers.save({ ...remote, concurrency: 2 });

  expect(await catalog.providers.list()).toEqual([
    { ...remote, name: 'another' },
    { ...remote, concurrency: 2 },
  ]);
  await catalog.providers.remove('another');
  expect((await catalog.providers.list()).map(({ name }) => name)).toEqual(['remote']);
});

test('prices are kept, replaced and removed', async () => {
  const { catalog } = await openTestCatalog();

  await catalog.providers.setPrice('openai:big', { inputUsd: 1, outputUsd: 2 });
  await catalog.providers.setPrice('openai:big', { inputUsd: 3, outputUsd: 4.5 });
  await catalog.providers.setPrice('openai:small', { inputUsd: 0, outputUsd: 0 });
  await catalog.providers.setPrice('openai:small', null);

  expect(await catalog.providers.prices()).toEqual([{ model: 'openai:big', inputUsd: 3, outputUsd: 4.5 }]);
});

test('settings that were never changed have their defaults, changed ones stay', async () => {
  const world = await openTestCatalog();
  const defaults = Settings.parse({});

  expect(await world.catalog.settings.get()).toEqual(defaults);
  expect(await world.catalog.settings.set({ theme: 'dark', defaultModel: 'ollama:x' })).toEqual({
    ...defaults,
    theme: 'dark',
    defaultModel: 'ollama:x',
  });
  await world.catalog.settings.set({ defaultModel: null });

  const again = await openTestCatalog({ dataDirectory: world.dataDirectory });
  expect(await again.catalog.settings.get()).toEqual({ ...defaults, theme: 'dark' });
});

test('the response cache gives back what was kept last under a key', async () => {
  const { catalog } = await openTestCatalog();
  const long = JSON.stringify({ text: 'répété '.repeat(5_000) });

  await Promise.all([catalog.responses.set('one', '{"text":"first"}'), catalog.responses.set('two', long)]);
  await catalog.responses.set('one', '{"text":"second"}');

  expect(await catalog.responses.get('one')).toBe('{"text":"second"}');
  expect(await catalog.responses.get('two')).toBe(long);
  expect(await catalog.responses.get('three')).toBeNull();
});
