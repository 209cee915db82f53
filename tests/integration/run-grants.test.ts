import { expect, test } from 'vitest';

import { rescoreRun } from '#core/runs/rescore-run.ts';

import { addEnvironment, openRunWorld, plainCases } from '../support/run-world.ts';

const NEEDS_PYTHON = { manifest: { requires: ['native-python'] }, cases: plainCases(2) };
const REQUEST = { environment: 'sums', models: ['baseline:gold'] };

test('an environment that needs the Python of the machine says so and does not run without the grant', async () => {
  const world = await openRunWorld();
  await addEnvironment(world, NEEDS_PYTHON);

  await expect(world.start(REQUEST)).rejects.toMatchObject({
    code: 'not-available',
    message: expect.stringMatching(/benchgen grant sums@\d+\.\d+\.\d+ native-python/) as string,
  });
});

test('with the grant it runs; once the grant is taken back it is not judged again either', async () => {
  const world = await openRunWorld();
  const digest = await addEnvironment(world, NEEDS_PYTHON);
  await world.catalog.environments.setGrant(digest, 'native-python', true);

  const { id } = await world.start(REQUEST);
  expect(await world.ended(id)).toMatchObject({ status: 'completed', counts: { pass: 2 } });

  await world.catalog.environments.setGrant(digest, 'native-python', false);
  await expect(rescoreRun(world.service.context, id, { version: null, judges: [] })).rejects.toMatchObject({
    code: 'not-available',
  });
});
