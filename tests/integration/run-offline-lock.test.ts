import { join } from 'node:path';

import { expect, onTestFinished, test as anyTest } from 'vitest';

import { OfflineLock } from '#core/providers/offline-lock.ts';
import { resumeRun } from '#core/runs/resume-run.ts';
import type { Client } from '#shared/client.ts';
import type { EventPayload } from '#shared/contract.ts';

import { startOllamaServer } from '../support/ollama-server.ts';
import { startOpenAiServer } from '../support/openai-server.ts';
import { importBundle, openTestCore, runToEnd, type TestCore } from '../support/open-test-core.ts';
import { outsideAddress } from '../support/outside-address.ts';
import { addEnvironment, openRunWorld, plainCases } from '../support/run-world.ts';
import { answer, caseKey, undisturbedVerdicts, writeSumsBundle } from '../support/sums-environment.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const CASES = 24;
const OUTSIDE = outsideAddress();
const LOCKED = expect.stringMatching(/offline lock .* not on this machine.* Turn the lock off in Settings/i);

/** Without an address beside loopback there is nothing that the lock could keep from being reached. */
const test = anyTest.skipIf(OUTSIDE === null);

/** A server at an address that is not loopback. It answers so many requests; the next ones wait until they are let go. */
async function outsideServer({ answers }: { answers: number }) {
  const gate = Promise.withResolvers<void>();
  const server = await startOpenAiServer({
    host: OUTSIDE ?? '',
    answer,
    caseKey,
    beforeHeaders: () => (server.log.length > answers ? gate.promise : Promise.resolve()),
  });
  onTestFinished(() => server.close());
  return { server, letGo: () => gate.resolve() };
}

async function openCore(dataDirectory: string, baseUrl: string): Promise<TestCore> {
  const opened = await openTestCore({ dataDirectory, variables: { OLLAMA_HOST: 'http://127.0.0.1:1023' } });
  const provider = { kind: 'openai', name: 'away', baseUrl, keyVariable: null } as const;
  await opened.client.call('providers.save', { ...provider, concurrency: 4, requestsPerMinute: null });
  return opened;
}

async function coreWithSums(baseUrl: string) {
  const dataDirectory = temporaryFolder();
  const opened = await openCore(dataDirectory, baseUrl);
  const bundle = join(dataDirectory, 'sums');
  writeSumsBundle(bundle, CASES);
  const { digest } = await importBundle(opened.client, bundle);
  return { ...opened, dataDirectory, digest };
}

/** Resolves with the first event of the kind that is as wished. */
function nextProgress(client: Client, isWished: (progress: EventPayload<'run.progress'>) => boolean) {
  const found = Promise.withResolvers<EventPayload<'run.progress'>>();
  const stop = client.on('run.progress', (progress) => {
    if (isWished(progress)) found.resolve(progress);
  });
  return found.promise.finally(stop);
}

/** Resolves when a run is paused, nothing of it is under way any more, and all that is durable. */
async function untilPaused(client: Client): Promise<void> {
  const idle = nextProgress(client, ({ status, inFlight }) => status === 'paused' && inFlight === 0);
  const stored = Promise.withResolvers<void>();
  const stop = client.on('catalog.changed', () => {
    void client.call('runs.list', {}).then((runs) => {
      if (runs.some(({ status }) => status === 'paused')) stored.resolve();
    });
  });
  await Promise.all([idle, stored.promise]);
  stop();
}

async function startRun(client: Client, environment: string, model = 'away:any') {
  const [run] = await client.call('runs.start', { environment, models: [model] });
  if (run === undefined) throw new Error('No run was started.');
  return run;
}

async function verdicts(client: Client, runId: string): Promise<Map<string, string>> {
  const { ids } = await client.call('results.index', { runId });
  const rows = await client.call('results.rows', { ids: [...ids] });
  return new Map(rows.map((row) => [row.caseId, row.verdict]));
}

test('a run under way is paused when the lock goes on, and completes to the same verdicts when it is off again', async () => {
  const { server, letGo } = await outsideServer({ answers: 8 });
  const { client, digest } = await coreWithSums(`${server.url}/v1`);
  const begun = nextProgress(client, ({ finished }) => finished === 8);
  const run = await startRun(client, digest);
  await begun;
  await server.until((log) => log.length === 12);
  const paused = untilPaused(client);

  await client.call('settings.set', { offlineLock: true });
  await paused;
  await server.until((log) => log.every(({ closedAt }) => closedAt !== null));

  const summary = await client.call('runs.get', { runId: run.id });
  const done = summary.counts.pass + summary.counts.fail;
  expect(summary).toMatchObject({
    status: 'paused',
    statusMessage: LOCKED,
    counts: { error: 0, partial: 0 },
  });
  expect(server.log.filter(({ aborted }) => aborted)).toHaveLength(4);
  expect(done).toBe(server.log.length - 4);
  await expect(client.call('runs.resume', { runId: run.id })).rejects.toMatchObject({
    code: 'offline-locked',
    message: LOCKED,
  });
  expect(server.log).toHaveLength(12);

  await client.call('settings.set', { offlineLock: false });
  letGo();
  const ended = await runToEnd(client, () => client.call('runs.resume', { runId: run.id }));

  expect(ended).toMatchObject({
    status: 'completed',
    statusMessage: null,
    counts: { error: 0, total: CASES },
  });
  expect(await verdicts(client, run.id)).toEqual(undisturbedVerdicts(CASES));
  expect(server.log).toHaveLength(CASES + 4);
});

test('an answer that is streaming in when the lock goes on is no result', async () => {
  const held = Promise.withResolvers<void>();
  const server = await startOpenAiServer({
    host: OUTSIDE ?? '',
    answer,
    caseKey,
    beforePiece: (_entry, place) => (place < 2 ? Promise.resolve() : held.promise),
  });
  onTestFinished(() => server.close());
  const { client, digest } = await coreWithSums(`${server.url}/v1`);
  const run = await startRun(client, digest);
  await server.until((log) => log.length === 4);
  const paused = untilPaused(client);

  await client.call('settings.set', { offlineLock: true });
  await paused;
  held.resolve();
  await server.until((log) => log.every(({ aborted }) => aborted));

  expect(await verdicts(client, run.id)).toEqual(new Map());
  await client.call('settings.set', { offlineLock: false });
  await runToEnd(client, () => client.call('runs.resume', { runId: run.id }));
  expect(await verdicts(client, run.id)).toEqual(undisturbedVerdicts(CASES));
});

test('a run that waits between tries is paused too, and one whose server is here goes on', async () => {
  const away = await outsideServer({ answers: 0 });
  const here = await startOpenAiServer({ answer, caseKey });
  onTestFinished(() => here.close());
  await away.server.close();
  const { client, digest } = await coreWithSums(`${away.server.url}/v1`);
  await client.call('providers.save', {
    kind: 'openai',
    name: 'here',
    baseUrl: `${here.url}/v1`,
    keyVariable: null,
    concurrency: null,
    requestsPerMinute: null,
  });
  const waiting = nextProgress(client, ({ inFlight }) => inFlight === 4);
  const run = await startRun(client, digest);
  await waiting;
  const paused = untilPaused(client);

  await client.call('settings.set', { offlineLock: true });
  await paused;
  const local = await runToEnd(client, () => startRun(client, digest, 'here:any'));

  expect(local).toMatchObject({ status: 'completed', counts: { error: 0, total: CASES } });
  expect(await client.call('runs.get', { runId: run.id })).toMatchObject({
    status: 'paused',
    counts: { error: 0 },
  });
});

test('the lock is heard of from another process of the same data folder', async () => {
  const { server } = await outsideServer({ answers: 0 });
  const { client, digest, dataDirectory } = await coreWithSums(`${server.url}/v1`);
  const other = await openTestCore({ dataDirectory });
  const run = await startRun(client, digest);
  await server.until((log) => log.length === 4);
  const paused = untilPaused(client);
  const told = Promise.withResolvers<boolean>();
  client.on('settings.changed', ({ offlineLock }) => told.resolve(offlineLock));

  await other.client.call('settings.set', { offlineLock: true });
  await paused;

  expect(await told.promise).toBe(true);
  await server.until((log) => log.every(({ aborted }) => aborted));
  expect(await client.call('runs.get', { runId: run.id })).toMatchObject({ status: 'paused' });
});

test('a single attempt and the test of a model are cut off, and say why', async () => {
  const { server } = await outsideServer({ answers: 0 });
  const { client, digest } = await coreWithSums(`${server.url}/v1`);
  const tried = client.call('runs.try', { environment: digest, models: ['away:any'] });
  const refused = expect(tried).rejects.toMatchObject({ code: 'offline-locked', message: LOCKED });
  const tested = client.call('models.test', { model: 'away:any' });
  await server.until((log) => log.length === 2);

  await client.call('settings.set', { offlineLock: true });

  await refused;
  expect(await tested).toMatchObject({ ok: false, message: LOCKED });
  await server.until((log) => log.every(({ aborted }) => aborted));
  expect(server.log).toHaveLength(2);
});

test('a download is stopped, and says why', async () => {
  const held = Promise.withResolvers<void>();
  const server = await startOllamaServer({ answer, beforeAnything: () => held.promise });
  onTestFinished(() => server.close());
  const { client } = await openTestCore({
    dataDirectory: temporaryFolder(),
    variables: { OLLAMA_HOST: server.url },
  });
  const failed = Promise.withResolvers<string | null>();
  client.on('model.pull', ({ state, message }) => {
    if (state === 'failed') failed.resolve(message);
  });
  await client.call('models.pull', { provider: 'ollama', model: 'qwen3:8b' });

  await client.call('settings.set', { offlineLock: true });

  expect(await failed.promise).toMatch(/offline lock/i);
});

test('a request that a thread was about to send when the lock went on is not sent, and is no error', async () => {
  const { server, letGo } = await outsideServer({ answers: 8 });
  const world = await openRunWorld({ baseUrl: `${server.url}/v1` });
  await addEnvironment(world, { cases: plainCases(20) });
  const run = await world.start({ environment: 'sums', models: ['served:any'] });
  await server.until((log) => log.length === 12);
  const { memory } = world.service.context.settings.offlineLock;

  // The state alone: nobody is told, as if every thread were busy at that moment.
  new OfflineLock(memory).switch(true);
  letGo();

  const { counts } = await world.until(
    run.id,
    ({ status, inFlight }) => status === 'paused' && inFlight === 0,
  );
  expect(counts).toMatchObject({ error: 0, fail: 12 });
  expect(server.log).toHaveLength(12);
});

test('a run whose judge is away is paused when the lock goes on, and refused while it is on', async () => {
  const { server, letGo } = await outsideServer({ answers: 2 });
  const world = await openRunWorld({ addresses: { away: `${server.url}/v1` } });
  const scoring = { checks: [{ kind: 'judge' }] };
  await addEnvironment(world, { manifest: { scoring }, cases: plainCases(4) });
  const request = {
    environment: 'sums',
    models: ['baseline:gold'],
    settings: { judges: ['away:judge'] },
  };
  const run = await world.start(request);
  await server.until((log) => log.length === 4);
  await world.until(run.id, ({ counts }) => counts.error === 2);
  const paused = world.until(run.id, ({ status, inFlight }) => status === 'paused' && inFlight === 0);

  await world.service.context.settings.set({ offlineLock: true });
  await paused;

  const stopped = await world.service.get(run.id);
  expect(stopped).toMatchObject({ status: 'paused', statusMessage: LOCKED, counts: { error: 2, total: 4 } });
  await expect(resumeRun(world.service.context, run.id, { retryErrors: false })).rejects.toMatchObject({
    code: 'offline-locked',
  });
  letGo();
});
