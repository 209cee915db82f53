import { expect, test } from 'vitest';

import { addEnvironment, openRunWorld, plainCases } from '../support/run-world.ts';

const dyingWorker = new URL('../support/dying-worker.ts', import.meta.url);

test('a case that takes its thread down twice is an error, and all others are done', async () => {
  const world = await openRunWorld({ workerEntry: dyingWorker });
  await addEnvironment(world, { cases: plainCases(20) });

  const run = await world.start({ environment: 'sums', models: ['baseline:gold'] });
  const ended = await world.ended(run.id);

  const verdicts = await world.verdicts(run.id);
  expect(ended).toMatchObject({ status: 'completed', counts: { pass: 18, error: 2, total: 20 } });
  expect([...verdicts].filter(([, verdict]) => verdict === 'error').map(([id]) => id)).toEqual([
    'case-6#1',
    'case-13#1',
  ]);
  const [broken] = (await world.catalog.results.narrow(run.id)).filter(({ verdict }) => verdict === 'error');
  expect(broken).toMatchObject({ failureBoundary: 'scorer', failureCause: 'worker stopped' });
});

test('a run whose threads die for no known reason is given up visibly and keeps what is done', async () => {
  const world = await openRunWorld({ workerEntry: dyingWorker, endpoint: { concurrency: 1 } });
  await addEnvironment(world, { manifest: { id: 'plain' }, cases: plainCases(20) });

  const run = await world.start({ environment: 'plain', models: ['baseline:gold'] });
  const ended = await world.ended(run.id);

  expect(ended).toMatchObject({
    status: 'failed',
    statusMessage: 'A worker thread stopped twice at the same cases: it ended with code 9.',
    counts: { pass: 6, error: 0, skipped: 14 },
  });
  expect(await world.catalog.runs.logOf(run.id)).toMatchObject([
    { level: 'info' },
    { level: 'warning' },
    { level: 'warning' },
    { level: 'error' },
  ]);
});

test('a worker that cannot start fails the run visibly', async () => {
  const world = await openRunWorld({ workerEntry: new URL('../support/broken-worker.ts', import.meta.url) });
  await addEnvironment(world, { cases: plainCases(20) });

  const run = await world.start({ environment: 'sums', models: ['baseline:gold'] });

  expect(await world.ended(run.id)).toMatchObject({
    status: 'failed',
    statusMessage: 'The run worker did not start: the entry is damaged.',
    counts: { skipped: 20 },
  });
});

test('an environment whose scoring cannot work fails the run with the reason', async () => {
  const world = await openRunWorld();
  await addEnvironment(world, {
    manifest: { scoring: { checks: [{ kind: 'json-schema', schema: 'missing.json' }] } },
    cases: plainCases(20),
  });

  const run = await world.start({ environment: 'sums', models: ['baseline:gold'] });

  expect(await world.ended(run.id)).toMatchObject({
    status: 'failed',
    statusMessage:
      'The manifest names missing.json, but the bundle has no such file, or it is no text or larger than 32 MB.',
  });
});
