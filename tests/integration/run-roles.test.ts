import { describe, expect, onTestFinished, test } from 'vitest';

import { runReport } from '#core/reports/run-report.ts';
import { findRun } from '#core/runs/find-run.ts';
import { rescoreRun } from '#core/runs/rescore-run.ts';
import { resumeRun } from '#core/runs/resume-run.ts';

import { type OpenAiServerOptions, startOpenAiServer } from '../support/openai-server.ts';
import { addEnvironment, openRunWorld, plainCases, type RunWorld } from '../support/run-world.ts';
import type { ScriptedServer, ServerLogEntry } from '../support/scripted-server.ts';

const PASS = '{"reasoning": "It says so.", "verdict": "pass"}';
const FAIL = '{"reasoning": "It does not.", "verdict": "fail"}';
const judged = { scoring: { checks: [{ kind: 'judge', name: 'quality', reference: 'answer' }] } };

/** A server whose models answer questions rightly and, asked as judges, say `verdict`. */
async function serve(
  verdict: (prompt: string) => string = () => PASS,
  options: Partial<OpenAiServerOptions> = {},
): Promise<ScriptedServer> {
  const server = await startOpenAiServer({
    answer: (prompt) => (isJudging(prompt) ? verdict(prompt) : prompt.replace('question', 'answer')),
    ...options,
  });
  onTestFinished(() => server.close());
  return server;
}

function isJudging(prompt: string): boolean {
  return prompt.includes('# What to do');
}

function mostAtOnce(log: readonly ServerLogEntry[]): number {
  return Math.max(...log.map(({ alongside }) => alongside + 1));
}

async function reportOf(world: RunWorld, runId: string) {
  return runReport(world.catalog, await findRun(world.catalog, runId));
}

async function detailsOf(world: RunWorld, runId: string) {
  const narrow = await world.catalog.results.narrow(runId);
  return Promise.all(narrow.map(({ id }) => world.catalog.results.get(id)));
}

describe('a judged run', () => {
  test('asks its judges over HTTP, counts what they take apart from the candidate, and keeps what they said', async () => {
    const [candidates, judges] = [await serve(), await serve(() => FAIL)];
    const world = await openRunWorld({
      baseUrl: `${candidates.url}/v1`,
      addresses: { bench: `${judges.url}/v1` },
    });
    await addEnvironment(world, { manifest: judged, cases: plainCases(6) });
    await world.catalog.providers.setPrice('bench:judge', { inputUsd: 1_000_000, outputUsd: 0 });

    const run = await world.start({
      environment: 'sums',
      models: ['served:model'],
      settings: { judges: ['bench:judge', 'baseline:overlap'], user: 'bench:unneeded' },
    });
    const ended = await world.ended(run.id);

    expect(ended).toMatchObject({
      status: 'completed',
      counts: { pass: 0, partial: 6 },
      costUsd: null,
      settings: { judges: ['bench:judge', 'baseline:overlap'], user: null },
    });
    expect([candidates.log.length, judges.log.length]).toEqual([6, 6]);
    const report = await reportOf(world, run.id);
    expect(report.roles).toMatchObject([
      { role: 'judge', model: 'baseline:overlap', calls: 6, costUsd: null },
      { role: 'judge', model: 'bench:judge', calls: 6 },
    ]);
    expect(report.roles[1]?.costUsd).toBe(report.roles[1]?.inputTokens);
    expect(report.health).toMatchObject([
      { code: 'judges-disagree', count: 6, message: 'The judges of “quality” disagree on 6 of 6 answers.' },
    ]);
    const [first] = await detailsOf(world, run.id);
    expect(first?.checks[0]?.details).toMatchObject({
      opinions: [
        { model: 'bench:judge', reasoning: 'It does not.', reply: FAIL },
        { model: 'baseline:overlap' },
      ],
    });
  });

  test('is not started without a judge', async () => {
    const world = await openRunWorld();
    await addEnvironment(world, { manifest: judged, cases: plainCases(1) });

    const starting = world.start({ environment: 'sums', models: ['baseline:gold'] });

    await expect(starting).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('Choose at least one judge') as unknown,
    });
    expect(await world.catalog.runs.list()).toEqual([]);
  });
});

describe('a judge', () => {
  test('that fails for good or says nothing that is a verdict makes errors, blamed on the scorer', async () => {
    const server = await serve((prompt) => (prompt.includes('question 0') ? PASS : 'I would rather not.'), {
      models: ['judge'],
    });
    const world = await openRunWorld({ baseUrl: `${server.url}/v1` });
    await addEnvironment(world, { manifest: judged, cases: plainCases(2) });
    const by = async (judge: string) => {
      const run = await world.start({
        environment: 'sums',
        models: ['baseline:gold'],
        settings: { judges: [judge] },
      });
      await world.ended(run.id);
      return { report: await reportOf(world, run.id), details: await detailsOf(world, run.id) };
    };

    const mute = await by('served:judge');
    const missing = await by('served:missing');

    expect(mute.details.map((one) => one?.failure?.cause)).toEqual([
      undefined,
      'judge served:judge: no verdict',
    ]);
    expect(missing.details.map((one) => one?.failure)).toMatchObject(
      Array.from({ length: 2 }, () => ({ boundary: 'scorer', cause: 'judge served:missing: HTTP 404' })),
    );
    expect(mute.report.counts).toMatchObject({ pass: 1, error: 1 });
    expect(mute.report.health.map(({ code }) => code)).toEqual(['scorer-errors', 'judge-errors']);
  });

  test('whose server stumbles is tried again', async () => {
    const server = await serve(() => PASS, { faults: { seed: 1, shares: { 'server-error': 0.5 } } });
    const world = await openRunWorld({ baseUrl: `${server.url}/v1` });
    await addEnvironment(world, { manifest: judged, cases: plainCases(8) });

    const run = await world.start({
      environment: 'sums',
      models: ['baseline:gold'],
      settings: { judges: ['served:judge'], maxRetries: 20 },
    });

    expect(await world.ended(run.id)).toMatchObject({ counts: { pass: 8, error: 0 } });
  });

  test('is asked again when its run is resumed', async () => {
    const held = Promise.withResolvers<void>();
    const server = await serve(() => PASS, { beforeHeaders: () => held.promise });
    const world = await openRunWorld({ baseUrl: `${server.url}/v1` });
    await addEnvironment(world, { manifest: judged, cases: plainCases(3) });
    const run = await world.start({
      environment: 'sums',
      models: ['baseline:gold'],
      settings: { judges: ['served:judge'] },
    });
    await server.until((log) => log.length > 0);
    const carried = world.service.context.carrier.find(run.id);
    if (carried === null) throw new Error('The run is not being carried out.');
    await world.service.context.carrier.end(carried, { status: 'interrupted', message: null });
    held.resolve();
    await world.ended(run.id);

    await resumeRun(world.service.context, run.id, { retryErrors: false });

    expect(await world.ended(run.id)).toMatchObject({ status: 'completed', counts: { pass: 3 } });
    expect((await reportOf(world, run.id)).roles).toMatchObject([{ model: 'served:judge', calls: 3 }]);
  });
});

describe('places at endpoints', () => {
  test('a judge at the candidate’s own endpoint shares its one place', async () => {
    const server = await serve(() => PASS, { pieceDelayMs: 1 });
    const world = await openRunWorld({ baseUrl: `${server.url}/v1`, endpoint: { concurrency: 1 } });
    await addEnvironment(world, { manifest: judged, cases: plainCases(6) });

    const run = await world.start({
      environment: 'sums',
      models: ['served:model'],
      settings: { judges: ['served:one', 'served:two'], concurrency: 4 },
    });

    expect(await world.ended(run.id)).toMatchObject({ counts: { pass: 6 } });
    expect(server.log).toHaveLength(18);
    expect(mostAtOnce(server.log)).toBe(1);
  });

  test('two runs whose candidates judge each other both come to their end', async () => {
    const [one, other] = [
      await serve(() => PASS, { pieceDelayMs: 1 }),
      await serve(() => PASS, { pieceDelayMs: 1 }),
    ];
    const world = await openRunWorld({
      addresses: { one: `${one.url}/v1`, other: `${other.url}/v1` },
      endpoint: { concurrency: 1 },
    });
    await addEnvironment(world, { manifest: judged, cases: plainCases(8) });
    const start = (model: string, judge: string) =>
      world.start({ environment: 'sums', models: [model], settings: { judges: [judge], concurrency: 4 } });

    const runs = [await start('one:a', 'other:b'), await start('other:b', 'one:a')];
    const ended = await Promise.all(runs.map(({ id }) => world.ended(id)));

    expect(ended).toMatchObject([{ counts: { pass: 8 } }, { counts: { pass: 8 } }]);
    expect([mostAtOnce(one.log), mostAtOnce(other.log)]).toEqual([1, 1]);
  });
});

describe('judging again', () => {
  test('asks nobody and keeps the judgements, while other checks are made anew', async () => {
    const server = await serve();
    const world = await openRunWorld({ baseUrl: `${server.url}/v1` });
    const [judge] = judged.scoring.checks;
    const checks = (second: object) => ({ scoring: { checks: [judge, second] } });
    const cases = plainCases(3);
    await addEnvironment(world, { manifest: checks({ kind: 'contains', values: 'nowhere' }), cases });
    await addEnvironment(world, {
      manifest: { version: '1.1.0', ...checks({ kind: 'contains', values: 'answer' }) },
      cases,
    });
    const settings = { judges: ['served:judge'] };
    const run = await world.start({ environment: 'sums@1.0.0', models: ['baseline:gold'], settings });
    const before = await world.ended(run.id);

    await rescoreRun(world.service.context, run.id, { version: '1.1.0', judges: [] });

    expect(before.counts).toMatchObject({ partial: 3 });
    expect((await reportOf(world, run.id)).counts).toMatchObject({ pass: 3 });
    expect(server.log).toHaveLength(3);
    const [first] = await detailsOf(world, run.id);
    expect(first?.checks[0]?.details).toMatchObject({ opinions: [{ model: 'served:judge' }] });
    expect(first?.roles).toMatchObject([{ model: 'served:judge', calls: 1 }]);
  });
});

describe('judging again with judges', () => {
  test('asks the judges that are named, and their judgements and costs take the place of the earlier ones', async () => {
    const server = await serve();
    const world = await openRunWorld({ baseUrl: `${server.url}/v1` });
    await addEnvironment(world, { manifest: judged, cases: plainCases(3) });
    const settings = { judges: ['served:judge'] };
    const run = await world.start({ environment: 'sums', models: ['baseline:empty'], settings });
    const before = await world.ended(run.id);

    await rescoreRun(world.service.context, run.id, { version: null, judges: ['baseline:overlap'] });

    expect(before.counts).toMatchObject({ pass: 3 });
    const report = await reportOf(world, run.id);
    expect(report.counts).toMatchObject({ pass: 0, fail: 3 });
    expect(report.roles).toMatchObject([{ model: 'baseline:overlap', calls: 3 }]);
    const [first] = await detailsOf(world, run.id);
    expect(first?.scoreHistory).toMatchObject([{ score: { verdict: 'pass' } }]);
  });

  test('leaves an answer as it is judged where a judge cannot be reached', async () => {
    const server = await serve(() => PASS, { models: ['judge'] });
    const world = await openRunWorld({ baseUrl: `${server.url}/v1` });
    await addEnvironment(world, { manifest: judged, cases: plainCases(2) });
    const settings = { judges: ['served:judge'] };
    const run = await world.start({ environment: 'sums', models: ['baseline:gold'], settings });
    await world.ended(run.id);

    const again = rescoreRun(world.service.context, run.id, { version: null, judges: ['served:gone'] });

    await expect(again).rejects.toThrow('Nothing was judged again. The judge served:gone could not be asked');
    expect((await reportOf(world, run.id)).counts).toMatchObject({ pass: 2, error: 0 });
    expect((await world.catalog.runs.logOf(run.id)).at(-1)?.message).toMatch(/^2 answers keep/);
  });

  test('by a version that asks its judges something else needs judges', async () => {
    const server = await serve();
    const world = await openRunWorld({ baseUrl: `${server.url}/v1` });
    const cases = plainCases(2);
    await addEnvironment(world, { manifest: judged, cases });
    const other = { scoring: { checks: [{ ...judged.scoring.checks[0], system: 'Be harsh.' }] } };
    await addEnvironment(world, { manifest: { version: '1.1.0', ...other }, cases });
    const settings = { judges: ['served:judge'] };
    const run = await world.start({ environment: 'sums@1.0.0', models: ['baseline:gold'], settings });
    await world.ended(run.id);
    const again = (judges: string[]) =>
      rescoreRun(world.service.context, run.id, { version: '1.1.0', judges });

    await expect(again([])).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('“quality” of version 1.1.0') as unknown,
    });
    await again(['served:judge']);
    await again([]);

    expect(server.log).toHaveLength(4);
    expect((await reportOf(world, run.id)).counts).toMatchObject({ pass: 2 });
  });
});

test('a user played by a second model has a transcript and costs of its own, and scorers do not see it', async () => {
  const users = await serve(undefined, {
    turn: (messages) => ({ text: messages.length > 2 ? 'Thanks ###STOP###' : 'What is question 0?' }),
  });
  const server = await serve();
  const world = await openRunWorld({ baseUrl: `${server.url}/v1`, addresses: { people: `${users.url}/v1` } });
  const harness = { kind: 'multi-turn', user: { system: 'You want to know {{ input }}.' } };
  await addEnvironment(world, {
    manifest: { harness, scoring: { checks: [{ kind: 'contains', values: 'answer 0' }] } },
    cases: plainCases(1),
  });

  const run = await world.start({
    environment: 'sums',
    models: ['served:model'],
    settings: { user: 'people:user' },
  });
  await world.ended(run.id);

  const [first] = await detailsOf(world, run.id);
  expect(first).toMatchObject({ verdict: 'pass', roles: [{ role: 'user', model: 'people:user', calls: 2 }] });
  expect(first?.transcript.filter(({ side }) => side === 'user').map(({ role }) => role)).toEqual([
    'system',
    'user',
    'assistant',
    'user',
    'assistant',
  ]);
  expect(first?.transcript.filter(({ side }) => side === undefined).map(({ content }) => content)).toEqual([
    'What is question 0?',
    'What is answer 0?',
  ]);
});
