import { expect, test } from 'vitest';

import { addEnvironment, openRunWorld, plainCases } from '../support/run-world.ts';

test('a run of the gold baseline completes, and every case is stored as passed', async () => {
  const world = await openRunWorld();
  await addEnvironment(world, { cases: plainCases(500) });

  const started = await world.start({ environment: 'sums', models: ['baseline:gold'] });
  const run = await world.ended(started.id);

  expect(run).toMatchObject({
    status: 'completed',
    counts: { pass: 500, partial: 0, fail: 0, error: 0, skipped: 0, total: 500 },
  });
  expect(run.finishedAt).not.toBeNull();
});
