import { spawn } from 'node:child_process';
import { once } from 'node:events';

import { describe, expect, onTestFinished, test } from 'vitest';

import { thisProcess } from '#core/runs/prepare/process-owner.ts';
import { rescoreRun } from '#core/runs/rescore-run.ts';
import { resumeRun } from '#core/runs/resume-run.ts';
import { cancelRun, deleteRuns, pauseRun } from '#core/runs/stop-run.ts';
import { RunSettings } from '#shared/domain/run.ts';

import { startOpenAiServer } from '../support/openai-server.ts';
import { addEnvironment, openRunWorld, plainCases, type RunWorld } from '../support/run-world.ts';

const SERVED = 'served:test-model';

/** A model server whose answers wait until they are let go. */
async function heldServer() {
  let letGo = Promise.withResolvers<void>();
  const server = await startOpenAiServer({
    answer: (prompt) => prompt.replace('question', 'answer'),
    caseKey: (prompt) => prompt,
    beforeHeaders: () => letGo.promise,
  });
  onTestFinished(() => server.close());
  return {
    server,
    baseUrl: `${server.url}/v1`,
    release: () => letGo.resolve(),
    hold: () => {
      letGo = Promise.withResolvers<void>();
    },
  };
}

async function started(world: RunWorld, count: number, settings: Record<string, unknown> = {}) {
  await addEnvironment(world, { cases: plainCases(count) });
  return world.start({ environment: 'sums', models: [SERVED], settings });
}

describe('pause and resume', () => {
  test('a paused run finishes what is in flight, hands out nothing more, and goes on where it stopped', async () => {
    const { server, baseUrl, release } = await heldServer();
    const world = await openRunWorld({ baseUrl });
    const run = await started(world, 20);
    await server.until((log) => log.length === 4);

    await pauseRun(world.service.context, run.id);
    release();
    const paused = await world.until(run.id, ({ finished }) => finished === 4);

    expect(paused).toMatchObject({
      status: 'paused',
      inFlight: 0,
      counts: { pass: 4, skipped: 0, total: 20 },
    });
    expect(server.log).toHaveLength(4);
    expect(await world.service.get(run.id)).toMatchObject({ status: 'paused' });

    await resumeRun(world.service.context, run.id, { retryErrors: false });

    expect(await world.ended(run.id)).toMatchObject({ status: 'completed', counts: { pass: 20 } });
    expect(server.log).toHaveLength(20);
  });
});

describe('cancel', () => {
  test('stops calls in flight, keeps what is done, and counts the rest as skipped', async () => {
    const { server, baseUrl, release, hold } = await heldServer();
    const world = await openRunWorld({ baseUrl });
    release();
    const run = await started(world, 500);
    await world.until(run.id, ({ finished }) => finished >= 4);
    hold();
    await server.until((log) => log.some(({ closedAt }) => closedAt === null));

    await cancelRun(world.service.context, run.id);

    const ended = await world.ended(run.id);
    const { pass, skipped } = ended.counts;
    expect(ended.status).toBe('cancelled');
    expect(pass).toBeGreaterThanOrEqual(4);
    expect(skipped).toBe(500 - pass);
    expect((await world.verdicts(run.id)).size).toBe(pass);
    await server.until((log) => log.every(({ closedAt }) => closedAt !== null));
  });

  test('is heard from another process', async () => {
    const { server, baseUrl } = await heldServer();
    const world = await openRunWorld({ baseUrl });
    const run = await started(world, 20);
    await server.until((log) => log.length === 4);

    await world.catalog.runs.requestCancel(run.id);

    expect(await world.ended(run.id)).toMatchObject({ status: 'cancelled', counts: { skipped: 20 } });
  });

  test('a cancelled run can go on', async () => {
    const { server, baseUrl, release } = await heldServer();
    const world = await openRunWorld({ baseUrl });
    const run = await started(world, 20);
    await server.until((log) => log.length === 4);
    await cancelRun(world.service.context, run.id);
    await world.ended(run.id);
    release();

    await resumeRun(world.service.context, run.id, { retryErrors: false });

    expect(await world.ended(run.id)).toMatchObject({ status: 'completed', counts: { pass: 20 } });
  });
});

async function orphan(world: RunWorld): Promise<string> {
  const digest = await addEnvironment(world, { cases: plainCases(10) });
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 1e6)']);
  const owner = { pid: child.pid ?? 0, processStartedAt: new Date().toISOString() };
  child.kill('SIGKILL');
  await once(child, 'exit');
  const plannedCases = await world.catalog.cases.index(digest);
  await world.catalog.runs.create({
    id: 'orphan',
    environmentDigest: digest,
    model: 'baseline:gold',
    settings: RunSettings.parse({}),
    plannedCases,
    owner,
    createdAt: new Date().toISOString(),
  });
  await world.catalog.runs.setStatus('orphan', 'running');
  return 'orphan';
}

test('an owner who is found dead when the application starts: the run is interrupted and can be resumed', async () => {
  const world = await openRunWorld();
  const runId = await orphan(world);

  await world.service.recover();
  expect(await world.service.get(runId)).toMatchObject({ status: 'interrupted', counts: { skipped: 10 } });
  await resumeRun(world.service.context, runId, { retryErrors: false });

  expect(await world.ended(runId)).toMatchObject({ status: 'completed', counts: { pass: 10 } });
});

test('an owner who is found dead when runs are listed', async () => {
  const world = await openRunWorld();
  const runId = await orphan(world);

  expect(await world.service.list()).toMatchObject([{ id: runId, status: 'interrupted' }]);
});

test('an owner who lives keeps the run to itself', async () => {
  const { server, baseUrl } = await heldServer();
  const world = await openRunWorld({ baseUrl });
  const run = await started(world, 20);
  await server.until((log) => log.length === 4);
  const other = await openRunWorld({ baseUrl, dataDirectory: world.dataDirectory });

  await other.service.recover();
  await expect(resumeRun(other.service.context, run.id, { retryErrors: false })).rejects.toThrow(
    `Another process (pid ${thisProcess().pid}) is carrying out run 1.`,
  );
  await expect(pauseRun(other.service.context, run.id)).rejects.toThrow('Pause it there.');
  await expect(deleteRuns(other.service.context, [run.id])).rejects.toThrow('Cancel it first.');
  await expect(rescoreRun(other.service.context, run.id, { version: null, judges: [] })).rejects.toThrow(
    'still under way',
  );
  expect(await other.service.get(run.id)).toMatchObject({ status: 'running' });

  await cancelRun(other.service.context, run.id);
  expect(await world.ended(run.id)).toMatchObject({ status: 'cancelled' });
});

test('an owner who closes leaves the run interrupted, with everything that was finished', async () => {
  const { server, baseUrl, release, hold } = await heldServer();
  const world = await openRunWorld({ baseUrl });
  release();
  const run = await started(world, 500);
  const { finished } = await world.until(run.id, (progress) => progress.finished >= 4);
  hold();
  await server.until((log) => log.some(({ closedAt }) => closedAt === null));

  await world.service.close();

  const stored = await world.catalog.runs.find(run.id);
  expect(stored?.status).toBe('interrupted');
  expect(stored?.counts.pass).toBeGreaterThanOrEqual(finished);
  release();
  const next = await openRunWorld({ baseUrl, dataDirectory: world.dataDirectory });
  await resumeRun(next.service.context, run.id, { retryErrors: false });
  expect(await next.ended(run.id)).toMatchObject({ status: 'completed', counts: { pass: 500 } });
});

describe('errors', () => {
  test('are attempted again on request, and only they', async () => {
    const server = await startOpenAiServer({
      answer: (prompt) => prompt.replace('question', 'answer'),
      caseKey: (prompt) => prompt,
      faults: { seed: 1, shares: { 'server-error': 1 }, lastingShare: 0, mostTries: 1 },
    });
    onTestFinished(() => server.close());
    const world = await openRunWorld({ baseUrl: `${server.url}/v1` });
    const run = await started(world, 12, { maxRetries: 0 });
    const broken = await world.ended(run.id);
    const before = server.log.length;

    await resumeRun(world.service.context, run.id, { retryErrors: true });
    const mended = await world.ended(run.id);

    expect(broken).toMatchObject({ status: 'completed', counts: { error: 12, pass: 0, total: 12 } });
    expect(mended).toMatchObject({ status: 'completed', counts: { error: 0, pass: 12, total: 12 } });
    expect(server.log.length - before).toBe(12);
  });

  test('a completed run without errors has nothing left to resume', async () => {
    const world = await openRunWorld();
    await addEnvironment(world, { cases: plainCases(3) });
    const run = await world.start({ environment: 'sums', models: ['baseline:gold'] });
    await world.ended(run.id);

    const same = await resumeRun(world.service.context, run.id, { retryErrors: true });

    expect(same).toMatchObject({ status: 'completed', counts: { pass: 3 } });
  });
});
