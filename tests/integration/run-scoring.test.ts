import { describe, expect, onTestFinished, test } from 'vitest';

import { runBreakdown, runReport } from '#core/reports/run-report.ts';
import { estimateRuns } from '#core/runs/estimate/estimate-runs.ts';
import { findRun } from '#core/runs/find-run.ts';
import { rescoreRun } from '#core/runs/rescore-run.ts';
import { stressEnvironment } from '#core/runs/stress/stress-environment.ts';
import { tryRun } from '#core/runs/try-run.ts';
import { tryScoring } from '#core/runs/try-scoring.ts';
import { RunRequest } from '#shared/domain/run.ts';

import { startOpenAiServer } from '../support/openai-server.ts';
import { bundleFolder } from '../support/run-bundles.ts';
import { addEnvironment, openRunWorld, plainCases, type RunWorld } from '../support/run-world.ts';

const CASES = [
  { id: 'a', input: 'Where is a?', expected: 'Paris', tags: ['continent=Europe'] },
  { id: 'b', input: 'Where is b?', expected: 'Rome', tags: ['continent=Europe'] },
  { id: 'c', input: 'Where is c?', expected: 'Tokyo', tags: ['continent=Asia'] },
  { id: 'd', input: 'Where is d?', expected: null },
];

function recording(responses: Record<string, string | string[]>): string {
  const rows = Object.entries(responses).map(([id, response]) =>
    JSON.stringify(Array.isArray(response) ? { id, responses: response } : { id, response }),
  );
  return `replay:${bundleFolder({ 'answers.jsonl': rows.join('\n') })}/answers.jsonl`;
}

async function ran(world: RunWorld, model: string, settings: Record<string, unknown> = {}): Promise<string> {
  const run = await world.start({ environment: 'sums', models: [model], settings });
  await world.ended(run.id);
  return run.id;
}

async function reportOf({ catalog }: RunWorld, runId: string) {
  return runReport(catalog, await findRun(catalog, runId));
}

describe('repeats', () => {
  test('each attempt is a result, and the report tells pass@k and pass^k', async () => {
    const world = await openRunWorld();
    await addEnvironment(world, { cases: CASES.slice(0, 2) });
    const model = recording({ a: ['Paris', 'London', 'Paris', 'Paris'], b: ['x', 'x', 'x', 'Rome'] });

    const runId = await ran(world, model, { repeats: 4 });

    const report = await reportOf(world, runId);
    expect([...(await world.verdicts(runId)).keys()]).toEqual(
      ['a', 'b'].flatMap((id) => [1, 2, 3, 4].map((attempt) => `${id}#${attempt}`)),
    );
    expect(report.counts).toMatchObject({ pass: 4, fail: 4, total: 8 });
    expect(report.accuracy).toMatchObject({ value: 0.5, scored: 8 });
    expect(report.metrics).toMatchObject({
      passAtK: { 1: 0.5, 2: 0.75, 3: 0.875, 4: 1 },
      passHatK: { 1: 0.5, 2: 0.25, 3: 0.125, 4: 0 },
      majority: 0.5,
    });
  });
});

describe('a report', () => {
  test('counts what could not be scored apart, and groups failures and errors', async () => {
    const world = await openRunWorld();
    await addEnvironment(world, { cases: CASES });

    const runId = await ran(world, recording({ a: 'Paris', b: '', d: 'anything' }));

    const run = await findRun(world.catalog, runId);
    const report = await runReport(world.catalog, run);
    const breakdown = await runBreakdown(world.catalog, run);
    expect(report).toMatchObject({
      counts: { pass: 1, fail: 1, error: 2, skipped: 0, total: 4 },
      accuracy: { value: 0.5, scored: 2 },
      metrics: { meanScore: null, passAtK: null, checks: null, chance: null },
    });
    expect(report.health).toMatchObject([
      { code: 'errors', severity: 'warning', count: 1 },
      { code: 'scorer-errors', severity: 'warning', count: 1 },
      { code: 'empty-answer', severity: 'warning', count: 1 },
    ]);
    expect(breakdown.failures).toMatchObject([
      { kind: 'pattern', key: 'empty', count: 1 },
      { kind: 'error', count: 1 },
      { kind: 'error', count: 1 },
    ]);
    expect(breakdown.tags).toMatchObject([
      { tag: 'continent=Asia', counts: { error: 1, total: 1 }, accuracy: null },
      { tag: 'continent=Europe', counts: { pass: 1, fail: 1, total: 2 }, accuracy: { value: 0.5 } },
    ]);
  });

  test('says when the score is not above guessing', async () => {
    const world = await openRunWorld();
    const choices = ['one', 'other'];
    const manifest = { scoring: { checks: [{ kind: 'choice' }] } };
    const cases = plainCases(20).map((one, index) => ({
      ...one,
      choices,
      expected: index % 2 === 0 ? 'A' : 'B',
    }));
    await addEnvironment(world, { manifest, cases });

    const report = await reportOf(world, await ran(world, 'baseline:first-choice'));

    expect(report.metrics.chance).toBe(0.5);
    expect(report.accuracy?.value).toBe(0.5);
    expect(report.health).toMatchObject([{ code: 'chance', severity: 'warning', count: 20 }]);
  });
});

describe('judging again', () => {
  test('takes the rules of another version, calls no model and keeps the earlier judgements', async () => {
    const world = await openRunWorld();
    await addEnvironment(world, { cases: CASES.slice(0, 3) });
    const runId = await ran(world, recording({ a: 'Paris', b: 'rome', c: 'tokyo' }));
    const scoring = { checks: [{ kind: 'exact', ignoreCase: true }] };
    const digest = await addEnvironment(world, {
      manifest: { version: '1.1.0', scoring },
      cases: CASES.slice(0, 3).toReversed(),
    });

    const before = await reportOf(world, runId);
    await rescoreRun(world.service.context, runId, { version: '1.1.0', judges: [] });
    const after = await reportOf(world, runId);

    expect(before.counts).toMatchObject({ pass: 1, fail: 2 });
    expect(after.counts).toMatchObject({ pass: 3, fail: 0, error: 0, total: 3 });
    const [, second] = await world.catalog.results.narrow(runId);
    const detail = await world.catalog.results.get(second?.id ?? 0);
    expect(detail).toMatchObject({ caseId: 'b', verdict: 'pass', pattern: null, response: 'rome' });
    expect(detail?.scoreHistory).toMatchObject([{ score: { verdict: 'fail', score: 0 } }]);
    expect(detail?.scoreHistory[0]?.environmentDigest).not.toBe(digest);
  });

  test('errors of the scorer may become scored, those of the model stay', async () => {
    const world = await openRunWorld();
    const broken = { checks: [{ kind: 'exact', expected: 'nowhere' }] };
    await addEnvironment(world, { manifest: { scoring: broken }, cases: CASES.slice(0, 3) });
    const runId = await ran(world, recording({ a: 'Paris', b: 'Milan' }));
    await addEnvironment(world, { manifest: { version: '1.1.0' }, cases: CASES.slice(0, 3) });

    const before = await reportOf(world, runId);
    await rescoreRun(world.service.context, runId, { version: '1.1.0', judges: [] });

    expect(before.counts).toMatchObject({ error: 3 });
    expect((await reportOf(world, runId)).counts).toMatchObject({ pass: 1, fail: 1, error: 1 });
  });

  test('by a version with other cases is refused and changes nothing', async () => {
    const world = await openRunWorld();
    await addEnvironment(world, { cases: CASES.slice(0, 3) });
    const runId = await ran(world, recording({ a: 'Paris', b: 'Rome', c: 'Tokyo' }));
    await addEnvironment(world, {
      manifest: { version: '2.0.0' },
      cases: [...CASES.slice(0, 2), { id: 'c', input: 'Where is c?', expected: 'Kyoto' }],
    });

    await expect(rescoreRun(world.service.context, runId, { version: '2.0.0', judges: [] })).rejects.toThrow(
      '1 of the 3 cases of the run are not in that version',
    );
    expect((await reportOf(world, runId)).counts).toMatchObject({ pass: 3 });
  });
});

const request = (part: Record<string, unknown>) =>
  RunRequest.parse({ environment: 'sums', models: ['baseline:gold'], ...part });

describe('before a run', () => {
  test('one case can be tried, and nothing is stored', async () => {
    const world = await openRunWorld();
    await addEnvironment(world, { cases: CASES });
    const settings = { selection: { kind: 'ids', ids: ['c'] } };

    const [tried] = await tryRun(world.service.context, request({ settings }));

    expect(tried?.result).toMatchObject({
      caseId: 'c',
      verdict: 'pass',
      answer: 'Tokyo',
      testCase: { id: 'c' },
    });
    expect(tried?.result.transcript).toHaveLength(2);
    expect(await world.service.list()).toEqual([]);
  });

  test('a response can be scored by hand', async () => {
    const world = await openRunWorld();
    const digest = await addEnvironment(world, { cases: CASES });
    const [row = 0] = await world.catalog.cases.index(digest);

    expect(await tryScoring(world.service.context, row, 'Paris')).toMatchObject({ verdict: 'pass' });
    expect(await tryScoring(world.service.context, row, 'Rome')).toMatchObject({
      verdict: 'fail',
      answer: 'Rome',
    });
  });

  test('the estimate counts requests and learns time and cost from earlier runs', async () => {
    const server = await startOpenAiServer({ answer: () => 'Paris' });
    onTestFinished(() => server.close());
    const world = await openRunWorld({ baseUrl: `${server.url}/v1` });
    await addEnvironment(world, { cases: CASES });
    const ask = request({ models: ['served:one'], settings: { repeats: 5 } });

    const unknown = await estimateRuns(world.service.context, ask);
    await ran(world, 'served:one');
    await world.catalog.providers.setPrice('served:one', { inputUsd: 1, outputUsd: 1 });
    const known = await estimateRuns(world.service.context, ask);

    expect(unknown).toEqual({ requests: 20, seconds: null, costUsd: null, problems: [] });
    expect(known).toMatchObject({ requests: 20, problems: [] });
    expect(known.seconds).toBeGreaterThan(0);
    expect(known.costUsd).toBeGreaterThan(0);
  });
});

describe('the estimate', () => {
  test('judges are counted with what they took before', async () => {
    const server = await startOpenAiServer({ answer: () => '{"verdict": "pass"}' });
    onTestFinished(() => server.close());
    const world = await openRunWorld({ baseUrl: `${server.url}/v1` });
    const checks = [{ kind: 'judge' }, { kind: 'judge', name: 'pair', pairwise: { against: 'question' } }];
    await addEnvironment(world, { manifest: { scoring: { checks } }, cases: plainCases(3) });
    const settings = { judges: ['served:judge', 'baseline:overlap'] };
    const ask = request({ models: ['baseline:gold'], settings });

    const unknown = await estimateRuns(world.service.context, ask);
    await ran(world, 'baseline:gold', settings);
    await world.catalog.providers.setPrice('served:judge', { inputUsd: 1, outputUsd: 1 });
    const known = await estimateRuns(world.service.context, ask);
    const missing = await estimateRuns(world.service.context, request({ models: ['baseline:gold'] }));

    expect(unknown).toEqual({ requests: 3 + 2 * 9, seconds: null, costUsd: null, problems: [] });
    expect(known.costUsd).toBeGreaterThan(0);
    expect(known.seconds).toBeGreaterThan(0);
    expect(missing.problems).toMatchObject([{ field: 'judges', model: null, blocking: true }]);
  });

  test('the estimate names what stands in the way', async () => {
    const world = await openRunWorld();
    await addEnvironment(world, { cases: CASES });

    const settings = { selection: { kind: 'ids', ids: ['a', 'nope'] } };
    const selection = await estimateRuns(world.service.context, request({ settings }));
    const environment = await estimateRuns(world.service.context, request({ environment: 'nope' }));

    expect(selection.problems).toEqual([
      { field: 'selection', model: null, blocking: true, message: 'The environment has no case nope.' },
    ]);
    expect(environment.problems).toMatchObject([{ field: 'environment', blocking: true }]);
  });
});

describe('which cases a run covers', () => {
  test.each([
    { selection: { kind: 'first', count: 2 }, ids: ['case-0', 'case-1'] },
    { selection: { kind: 'ids', ids: ['case-7', 'case-3', 'case-7'] }, ids: ['case-3', 'case-7'] },
    { selection: { kind: 'sample', count: 3, seed: 4 }, ids: 3 },
    { selection: { kind: 'sample', count: 100, seed: 4 }, ids: 10 },
  ])('$selection.kind', async ({ selection, ids }) => {
    const world = await openRunWorld();
    await addEnvironment(world, { cases: plainCases(10) });

    const keys = async () => {
      const verdicts = await world.verdicts(await ran(world, 'baseline:gold', { selection }));
      return [...verdicts.keys()].map((key) => key.slice(0, -2));
    };
    const covered = await keys();

    if (typeof ids === 'number') expect(new Set(covered).size).toBe(ids);
    else expect(covered).toEqual(ids);
    expect(await keys()).toEqual(covered);
  });

  test('failures of an earlier run, also of another version', async () => {
    const world = await openRunWorld();
    await addEnvironment(world, { cases: CASES.slice(0, 3) });
    const earlier = await ran(world, recording({ a: 'x', b: 'Rome', c: 'y' }));
    await addEnvironment(world, { manifest: { version: '1.1.0' }, cases: CASES.toReversed() });

    const again = await ran(world, 'baseline:gold', { selection: { kind: 'failures-of', runId: earlier } });

    expect((await findRun(world.catalog, again)).environment.version).toBe('1.1.0');
    expect([...(await world.verdicts(again)).keys()]).toEqual(['c#1', 'a#1']);
  });
});

describe('the stress test', () => {
  test('a sound environment holds, and nothing is stored', async () => {
    const world = await openRunWorld();
    await addEnvironment(world, { cases: plainCases(40) });

    const report = await stressEnvironment(world.service.context, {
      environment: 'sums',
      version: null,
      judges: [],
    });

    expect(report.ok).toBe(true);
    expect(report.rows.map(({ strategy, accuracy }) => [strategy, accuracy])).toEqual([
      ['gold', 1],
      ['empty', 0],
      ['constant', 0.025],
      ['echo', 0],
      ['first-choice', 0],
      ['random', 0],
      ['shuffled-gold', 0],
    ]);
    expect(await world.service.list()).toEqual([]);
  });

  test('an environment that is won by always answering the same is found out', async () => {
    const world = await openRunWorld();
    const cases = plainCases(40).map((one, index) => ({ ...one, expected: index < 30 ? 'yes' : 'no' }));
    await addEnvironment(world, { cases });

    const report = await stressEnvironment(world.service.context, {
      environment: 'sums',
      version: null,
      judges: [],
    });

    expect(report.ok).toBe(false);
    expect(report.rows.filter(({ ok }) => !ok).map(({ strategy }) => strategy)).toEqual([
      'constant',
      'shuffled-gold',
    ]);
  });
});
