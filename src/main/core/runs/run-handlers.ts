import { runBreakdown, runReport } from '#core/reports/run-report.ts';
import type { Handlers } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';

import { estimateRuns } from './estimate/estimate-runs.ts';
import { findRun } from './find-run.ts';
import { rescoreRun } from './rescore-run.ts';
import { resumeRun } from './resume-run.ts';
import { type RunService, summaryOf } from './run-service.ts';
import { startMatrix, startRuns } from './start-runs.ts';
import { cancelRun, deleteRuns, pauseRun } from './stop-run.ts';
import { stressEnvironment } from './stress/stress-environment.ts';
import { tryScoring } from './try-scoring.ts';
import { tryRun } from './try-run.ts';

/** Everything that can be asked about runs and their results. */
export function runHandlers(service: RunService) {
  return {
    ...startHandlers(service),
    ...changeHandlers(service),
    ...reportHandlers(service),
    ...resultHandlers(service),
    ...caseHandlers(service),
  } satisfies Partial<Handlers>;
}

function startHandlers({ context, ...service }: RunService) {
  return {
    'runs.start': async (request) =>
      (await startRuns(context, request)).map((run) => summaryOf(context, run)),
    'runs.startMatrix': async (request) =>
      (await startMatrix(context, request)).map((run) => summaryOf(context, run)),
    'runs.try': (request) => tryRun(context, request),
    'runs.estimate': (request) => estimateRuns(context, request),
    'runs.list': () => service.list(),
    'runs.get': ({ runId }) => service.get(runId),
  } satisfies Partial<Handlers>;
}

function changeHandlers({ context }: RunService) {
  const { catalog, bus } = context;
  return {
    'runs.pause': async ({ runId }) => {
      await pauseRun(context, runId);
      return {};
    },
    'runs.resume': async ({ runId, retryErrors }) =>
      summaryOf(context, await resumeRun(context, runId, { retryErrors })),
    'runs.cancel': async ({ runId }) => {
      await cancelRun(context, runId);
      return {};
    },
    'runs.note': async ({ runId, note }) => {
      await catalog.runs.setNote((await findRun(catalog, runId)).id, note);
      bus.publish('catalog.changed', { what: 'runs' });
      return {};
    },
    'runs.delete': async ({ runIds }) => {
      await deleteRuns(context, runIds);
      return {};
    },
    'runs.rescore': async ({ runId, ...how }) => runReport(catalog, await rescoreRun(context, runId, how)),
  } satisfies Partial<Handlers>;
}

function reportHandlers({ context: { catalog } }: RunService) {
  return {
    'runs.report': async ({ runId }) => runReport(catalog, await findRun(catalog, runId)),
    'runs.breakdown': async ({ runId }) => runBreakdown(catalog, await findRun(catalog, runId)),
    'runs.log': async ({ runId }) => catalog.runs.logOf((await findRun(catalog, runId)).id),
  } satisfies Partial<Handlers>;
}

function resultHandlers({ context: { catalog } }: RunService) {
  return {
    'results.index': async ({ runId, filter, sort }) => {
      const run = await findRun(catalog, runId);
      const { ids, counts } = await catalog.results.index(run.id, filter, sort);
      return { ids: Uint32Array.from(ids), counts };
    },
    'results.rows': ({ ids }) => catalog.results.rows(ids),
    'results.get': async ({ id }) => {
      const result = await catalog.results.get(id);
      if (result === null) throw new AppError('not-found', `There is no result with the id ${id}.`);
      return result;
    },
  } satisfies Partial<Handlers>;
}

function caseHandlers({ context }: RunService) {
  return {
    'scoring.try': ({ caseRow, response }) => tryScoring(context, caseRow, response),
    'environments.stress': (asked) => stressEnvironment(context, asked),
  } satisfies Partial<Handlers>;
}
