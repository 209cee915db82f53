import type { Handlers } from '#shared/contract.ts';
import { Report } from '#shared/domain/report.ts';
import type { ResultDetail } from '#shared/domain/result-view.ts';
import { AppError } from '#shared/errors.ts';
import { breakdownOf, queryResults, toRow } from './query-results.ts';
import { sampleResults } from './sample-results.ts';
import { accuracyOf, countVerdicts, sampleRuns } from './sample-runs.ts';
import type { ScriptedRun } from './sample-runs.ts';
import type { Publish } from './scripted-core.ts';

export interface RunAnswers {
  readonly handlers: Partial<Handlers>;
  readonly close: () => void;
}

/** Runs held in memory; a started one gets a few results a second. */
export function runAnswers(now: number, publish: Publish): RunAnswers {
  const runs = sampleRuns(now);
  const timers = new Map<string, NodeJS.Timeout>();
  const find = (id: string): ScriptedRun => {
    const run = runs.find(({ summary }) => summary.id === id);
    if (!run) throw new AppError('not-found', `There is no run ${id}. It may have been deleted.`);
    return run;
  };
  const result = (id: number): ResultDetail => {
    const found = runs.flatMap(({ results }) => results).find((each) => each.id === id);
    if (!found) throw new AppError('not-found', `There is no result ${id}.`);
    return found;
  };
  const stop = (id: string, status: 'paused' | 'cancelled') => {
    clearInterval(timers.get(id));
    Object.assign(find(id).summary, { status, inFlight: 0 });
    announce(find(id), publish);
    publish('catalog.changed', { what: 'runs' });
  };
  const go = (run: ScriptedRun) => {
    run.summary.status = 'running';
    timers.set(
      run.summary.id,
      setInterval(() => advance(run, publish, timers), 400),
    );
  };
  return {
    close: () => timers.forEach((timer) => clearInterval(timer)),
    handlers: {
      'runs.list': async () => runs.map(({ summary }) => summary),
      'runs.get': async ({ runId }) => find(runId).summary,
      'runs.report': async ({ runId }) => reportOf(find(runId)),
      'runs.breakdown': async ({ runId }) => breakdownOf(find(runId).results),
      'runs.log': async () => [
        {
          at: new Date(now - 60_000).toISOString(),
          level: 'info',
          message: 'Run started: 2,000 cases, concurrency 4.',
        },
        {
          at: new Date(now - 50_000).toISOString(),
          level: 'warning',
          message: 'gsm-0023: HTTP 500, tried again after 1.2 s.',
        },
        {
          at: new Date(now - 40_000).toISOString(),
          level: 'error',
          message: 'gsm-0023: timeout after 60 s, blamed on the model.',
        },
      ],
      'runs.pause': async ({ runId }) => (stop(runId, 'paused'), {}),
      'runs.cancel': async ({ runId }) => (stop(runId, 'cancelled'), {}),
      'runs.resume': async ({ runId }) => {
        go(find(runId));
        return find(runId).summary;
      },
      'runs.delete': async ({ runIds }) => {
        for (const id of runIds) runs.splice(runs.indexOf(find(id)), 1);
        publish('catalog.changed', { what: 'runs' });
        return {};
      },
      'runs.note': async ({ runId, note }) => {
        find(runId).summary.note = note;
        publish('catalog.changed', { what: 'runs' });
        return {};
      },
      'runs.estimate': async ({ models, settings }) => ({
        requests: models.length * (settings.selection.kind === 'first' ? settings.selection.count : 2_000),
        seconds: 360,
        costUsd: 0.04,
        problems: models
          .filter((model) => model.startsWith('ollama:mistral'))
          .map((model) => ({
            field: 'models',
            model,
            blocking: true,
            message: `${model} is not pulled. Run “ollama pull mistral” or pull it under Models.`,
          })),
      }),
      'runs.try': async ({ models }) => models.map((model) => ({ model, result: result(1) })),
      'runs.start': async ({ models, environment }) =>
        models.map((model) => {
          const number = Math.max(...runs.map(({ summary }) => summary.number)) + 1;
          const run = startedRun(number, model, environment, find('run-14').summary);
          runs.push(run);
          go(run);
          publish('catalog.changed', { what: 'runs' });
          return run.summary;
        }),
      'results.index': async ({ runId, filter, sort }) => {
        const { results } = find(runId);
        const { verdicts: _verdicts, ...others } = filter;
        const ids = Uint32Array.from(queryResults(results, filter, sort).map(({ id }) => id));
        const matching = queryResults(results, others, sort);
        return { ids, counts: countVerdicts(matching, matching.length) };
      },
      'results.rows': async ({ ids }) => ids.map((id) => toRow(result(id))),
      'results.get': async ({ id }) => result(id),
      'exports.preview': async ({ runId, what, format }) => {
        const { results } = find(runId);
        const failures = results.filter(({ verdict }) => verdict === 'fail' || verdict === 'partial');
        return {
          fileName: `gsm8k-mini_qwen2.5-7b_run14_failures.${format === 'csv' ? 'csv' : format === 'bundle' ? 'zip' : 'jsonl'}`,
          count: what.kind === 'failures' ? failures.length : results.length,
          leftOut: format === 'dpo' ? [{ reason: 'no expected answer', count: 3 }] : [],
          sample: failures[0]
            ? JSON.stringify({
                messages: failures[0].transcript.slice(0, 2),
                expected: failures[0].testCase.expected,
              })
            : null,
        };
      },
      'exports.create': async () => ({
        handle: 'h',
        fileName: 'gsm8k-mini_run14_failures.jsonl',
        bytes: 120_000,
      }),
    },
  };
}

function startedRun(
  number: number,
  model: string,
  environment: string,
  like: ScriptedRun['summary'],
): ScriptedRun {
  const at = new Date().toISOString();
  const counts = countVerdicts([], 200);
  return {
    results: [],
    summary: {
      ...like,
      id: `run-${number}`,
      number,
      model,
      environment: { ...like.environment, id: environment },
      status: 'running',
      counts: { ...counts, skipped: 0 },
      accuracy: null,
      inFlight: 4,
      createdAt: at,
      startedAt: at,
      finishedAt: null,
      note: null,
    },
  };
}

function advance(run: ScriptedRun, publish: Publish, timers: Map<string, NodeJS.Timeout>): void {
  const { summary, results } = run;
  const goal = Math.min(summary.counts.total, results.length + 3);
  run.results = sampleResults({
    runId: summary.id,
    firstId: summary.number * 10_000,
    count: goal,
    passShare: 0.7,
    errorShare: 0.03,
  });
  summary.counts = { ...countVerdicts(run.results, summary.counts.total), skipped: 0 };
  summary.accuracy = accuracyOf(summary.counts);
  summary.inFlight = goal < summary.counts.total ? 4 : 0;
  if (goal >= summary.counts.total) {
    clearInterval(timers.get(summary.id));
    summary.status = 'completed';
    summary.finishedAt = new Date().toISOString();
    publish('catalog.changed', { what: 'runs' });
  }
  announce(run, publish);
}

function announce({ summary, results }: ScriptedRun, publish: Publish): void {
  const left = summary.counts.total - results.length;
  publish('run.progress', {
    runId: summary.id,
    status: summary.status,
    counts: summary.counts,
    inFlight: summary.inFlight,
    current: results.slice(-2).map(({ caseId }) => caseId),
    finished: results.length,
    elapsedMs: Date.now() - Date.parse(summary.startedAt ?? summary.createdAt),
    remainingMs: results.length > 5 ? left * 130 : null,
    waiting: results.length === 0 ? 'loading model…' : null,
  });
}

function reportOf({ summary, results }: ScriptedRun): Report {
  const flagged = results.filter(({ flags }) => flags.includes('unparsed')).length;
  const allTimed = results.every(({ latencyMs }) => latencyMs === null);
  return Report.parse({
    ...summary,
    metrics: {
      meanScore: { value: 0.742, low: 0.724, high: 0.76 },
      passAtK: null,
      passHatK: null,
      majority: null,
      chance: null,
      checks: null,
    },
    latencyMs: { p50: allTimed ? null : 1_620, p95: allTimed ? null : 4_380, mean: allTimed ? null : 2_010 },
    firstTokenMs: { p50: allTimed ? null : 160, p95: allTimed ? null : 198 },
    tokens: { input: summary.inputTokens, output: summary.outputTokens },
    tokensPerSecond: allTimed ? null : 34.2,
    health:
      flagged === 0
        ? []
        : [
            {
              code: 'unparsed',
              severity: 'warning',
              count: flagged,
              message: 'No extractor matched the answer of 41 attempts.',
            },
            {
              code: 'length-stopped',
              severity: 'warning',
              count: 20,
              message: '20 answers stopped at the length limit of 512 tokens.',
            },
            {
              code: 'cached',
              severity: 'info',
              count: 118,
              message: '118 of 2,000 answers came from the cache.',
            },
          ],
  });
}
