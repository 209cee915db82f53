import { describe, expect, onTestFinished, test } from 'vitest';

import { findRun } from '#core/runs/find-run.ts';
import { runReport } from '#core/reports/run-report.ts';

import { startOllamaServer } from '../support/ollama-server.ts';
import { type OpenAiServerOptions, startOpenAiServer } from '../support/openai-server.ts';
import { addEnvironment, openRunWorld, plainCases } from '../support/run-world.ts';
import type { ServerLogEntry } from '../support/scripted-server.ts';

async function serve(options: Partial<OpenAiServerOptions> = {}) {
  const server = await startOpenAiServer({
    answer: (prompt) => prompt.replace('question', 'answer'),
    caseKey: (prompt) => prompt,
    ...options,
  });
  onTestFinished(() => server.close());
  return server;
}

function mostAtOnce(log: readonly ServerLogEntry[]): number {
  return Math.max(...log.map(({ alongside }) => alongside + 1));
}

describe('runs that share an endpoint', () => {
  test('stay together within its concurrency', async () => {
    const server = await serve({ pieceDelayMs: 2 });
    const world = await openRunWorld({ baseUrl: `${server.url}/v1`, endpoint: { concurrency: 3 } });
    await addEnvironment(world, { cases: plainCases(40) });

    const runs = await world.startAll({ environment: 'sums', models: ['served:one', 'served:other'] });
    const ended = await Promise.all(runs.map(({ id }) => world.ended(id)));

    expect(ended).toMatchObject([{ counts: { pass: 40 } }, { counts: { pass: 40 } }]);
    expect(mostAtOnce(server.log)).toBe(3);
  });

  test.each([2, 12])('a run that chose %d at once has so many, where nobody set a limit', async (chosen) => {
    const released = Promise.withResolvers<void>();
    const server = await serve({ beforeHeaders: () => released.promise });
    const world = await openRunWorld({ baseUrl: `${server.url}/v1` });
    await addEnvironment(world, { cases: plainCases(40) });
    const settings = { concurrency: chosen };

    const run = await world.start({ environment: 'sums', models: ['served:one'], settings });
    await server.until((log) => log.length === chosen);
    released.resolve();
    await world.ended(run.id);

    expect(mostAtOnce(server.log)).toBe(chosen);
  });

  test('a limit of requests a minute lets every request through in its turn', async () => {
    const server = await serve();
    const world = await openRunWorld({ baseUrl: `${server.url}/v1`, endpoint: { requestsPerMinute: 6_000 } });
    await addEnvironment(world, { cases: plainCases(11) });

    const run = await world.start({ environment: 'sums', models: ['served:one'] });

    expect(await world.ended(run.id)).toMatchObject({ status: 'completed', counts: { pass: 11 } });
    expect(server.log).toHaveLength(11);
  });

  test('an endpoint that asks for a pause is left alone by all', async () => {
    const server = await serve({
      faults: { seed: 3, shares: { 'rate-limit': 0.25 }, mostTries: 1, retryAfterSeconds: 1 },
    });
    const world = await openRunWorld({ baseUrl: `${server.url}/v1`, endpoint: { concurrency: 1 } });
    await addEnvironment(world, { cases: plainCases(15) });

    const run = await world.start({ environment: 'sums', models: ['served:one'] });
    const ended = await world.ended(run.id);

    const limited = server.log.filter(({ fault }) => fault === 'rate-limit');
    expect(ended.counts.pass).toBe(15);
    expect(limited.length).toBeGreaterThan(0);
    for (const { receivedAt: limitedAt } of limited) {
      const tooSoon = server.log.filter(
        ({ receivedAt }) => receivedAt > limitedAt && receivedAt < limitedAt + 1_000,
      );
      expect(tooSoon).toEqual([]);
    }
  });
});

test('identical requests of a second run are answered from the cache where that is asked for', async () => {
  const server = await serve();
  const world = await openRunWorld({ baseUrl: `${server.url}/v1` });
  await addEnvironment(world, { cases: plainCases(10) });
  const request = { environment: 'sums', models: ['served:one'], settings: { useCache: true } };

  await world.ended((await world.start(request)).id);
  const again = await world.start(request);
  const ended = await world.ended(again.id);

  const report = await runReport(world.catalog, await findRun(world.catalog, again.id));
  expect(ended.counts.pass).toBe(10);
  expect(server.log).toHaveLength(10);
  expect(report.health).toEqual([
    { code: 'cached', severity: 'info', count: 10, message: '10 of 10 answers came from the cache.' },
  ]);
});

test('runs at an Ollama that loads one model at a time go model by model', async () => {
  const server = await startOllamaServer({
    answer: (prompt) => prompt.replace('question', 'answer'),
    caseKey: (prompt) => prompt,
    models: [{ name: 'one' }, { name: 'other' }],
  });
  onTestFinished(() => server.close());
  const world = await openRunWorld({ baseUrl: server.url, kind: 'ollama', endpoint: { concurrency: 2 } });
  await addEnvironment(world, { cases: plainCases(6) });

  const runs = [
    ...(await world.startAll({ environment: 'sums', models: ['served:one', 'served:other'] })),
    ...(await world.startAll({ environment: 'sums', models: ['served:one'] })),
  ];
  await Promise.all(runs.map(({ id }) => world.ended(id)));

  const models = server.log.map(({ body }) => (body as { model: string }).model);
  const changes = models.filter((model, place) => place > 0 && model !== models[place - 1]);
  expect(models).toHaveLength(18);
  expect(changes).toEqual(['other']);
});

test('answers of another version of the model than at the start are flagged', async () => {
  const server = await startOllamaServer({
    answer: (prompt) => prompt.replace('question', 'answer'),
    caseKey: (prompt) => prompt,
    models: [{ name: 'one', digest: 'b'.repeat(64) }],
  });
  onTestFinished(() => server.close());
  const options = { baseUrl: server.url, kind: 'ollama' as const };
  const world = await openRunWorld({ ...options, digest: 'a'.repeat(64) });
  await addEnvironment(world, { cases: plainCases(3) });

  const run = await world.start({ environment: 'sums', models: ['served:one'] });
  await world.ended(run.id);

  const report = await runReport(world.catalog, await findRun(world.catalog, run.id));
  expect(report.health).toMatchObject([{ code: 'model-changed', severity: 'warning', count: 3 }]);
});
