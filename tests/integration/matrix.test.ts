import { join } from 'node:path';

import { expect, test } from 'vitest';

import type { Client } from '#shared/client.ts';

import { openTestCore } from '../support/open-test-core.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

async function allOver(client: Client): Promise<void> {
  const over = Promise.withResolvers<void>();
  const look = async () => {
    const runs = await client.call('runs.list', {});
    if (runs.every(({ status }) => status === 'completed')) over.resolve();
  };
  const stop = client.on('run.progress', () => void look());
  await look();
  await over.promise;
  stop();
}

test('several environments with several models give a run for each pair, model by model, and a grid over all', async () => {
  const { client } = await openTestCore({ dataDirectory: join(temporaryFolder(), 'data') });
  const environments = [{ id: 'general-knowledge' }, { id: 'passage-facts' }];

  const runs = await client.call('runs.startMatrix', {
    environments,
    models: ['baseline:gold', 'baseline:first-choice'],
  });

  expect(runs.map(({ model, environment }) => [model, environment.id])).toEqual([
    ['baseline:gold', 'general-knowledge'],
    ['baseline:gold', 'passage-facts'],
    ['baseline:first-choice', 'general-knowledge'],
    ['baseline:first-choice', 'passage-facts'],
  ]);
  await allOver(client);
  const grid = await client.call('leaderboard.get', {});
  expect(grid.models).toEqual(['baseline:first-choice', 'baseline:gold']);
  expect(grid.environments.map(({ id }) => id).toSorted()).toEqual(['general-knowledge', 'passage-facts']);
  expect(grid.cells).toHaveLength(4);
  expect(grid.cells.filter(({ model }) => model === 'baseline:gold')).toEqual([
    expect.objectContaining({ accuracy: expect.objectContaining({ value: 1 }), meanScore: 1, errors: 0 }),
    expect.objectContaining({ accuracy: expect.objectContaining({ value: 1 }), isNewestVersion: true }),
  ]);
});

test('nothing is started unless every pair can be', async () => {
  const { client } = await openTestCore({ dataDirectory: join(temporaryFolder(), 'data') });

  await expect(
    client.call('runs.startMatrix', {
      environments: [{ id: 'general-knowledge' }, { id: 'no-such-place' }],
      models: ['baseline:gold'],
    }),
  ).rejects.toMatchObject({ code: 'not-found' });
  await expect(
    client.call('runs.startMatrix', {
      environments: [{ id: 'general-knowledge' }],
      models: ['baseline:gold', 'nobody:nothing'],
    }),
  ).rejects.toThrow();

  expect(await client.call('runs.list', {})).toEqual([]);
});
