import { availableParallelism } from 'node:os';

import type { RunRecord } from '#core/catalog/catalog.ts';
import { systemClock } from '#core/engine/clock.ts';
import { entryUrl } from '#core/entry-url.ts';
import type { RunSummary } from '#shared/domain/run.ts';

import { answerWorker } from './answer-worker.ts';
import { Carrier } from './carry/carrier.ts';
import { createEndpointRegistry } from './carry/endpoint-registry.ts';
import { createRolePlaces } from './carry/role-places.ts';
import { findRun } from './find-run.ts';
import { pauseRemoteRuns, pauseWhileLocked } from './offline-runs.ts';
import { JobDesk } from './pool/job-desk.ts';
import { WorkerPool } from './pool/worker-pool.ts';
import type { ThreadListener } from './pool/worker-thread.ts';
import { thisProcess } from './prepare/process-owner.ts';
import { isOrphan, recoverRuns } from './recover-runs.ts';
import type { RunContext, RunServiceDeps } from './run-context.ts';

const MOST_THREADS = 4;

export interface RunService {
  readonly context: RunContext;
  /** Marks runs as interrupted whose process is gone; for the start of the application. */
  recover(): Promise<void>;
  list(): Promise<RunSummary[]>;
  /** Throws AppError `not-found`. */
  get(reference: string): Promise<RunSummary>;
  /** Ends runs of this process as interrupted, waits for what is being written, and stops the threads. */
  close(): Promise<void>;
}

/** Carries out runs over a pool of worker threads. */
export function createRunService(deps: RunServiceDeps): RunService {
  const endpoints = createEndpointRegistry();
  const { offlineLock } = deps.settings;
  // The pool and those who listen to its threads need each other.
  const listeners: ThreadListener[] = [];
  const pool = openPool(deps, listeners);
  const carrier = new Carrier({
    catalog: deps.catalog,
    bus: deps.bus,
    pool,
    clock: systemClock,
    onHeldBack: (run) => pauseWhileLocked(carrier, run, offlineLock),
  });
  const jobs = new JobDesk(pool);
  const places = createRolePlaces(endpoints, () => carrier.pump());
  const answers = { catalog: deps.catalog, endpoints, carrier, places, now: () => systemClock.now() };
  listeners.push(carrier, {
    onMessage(thread, message) {
      answerWorker(answers, thread, message);
      jobs.onMessage(message);
    },
    onEnd(thread, end) {
      places.onEnd(thread);
      jobs.onEnd(thread, end);
    },
  });
  const stopListening = offlineLock.onTurnedOn(() => {
    pauseRemoteRuns(carrier);
    pool.broadcast({ type: 'offline-lock' });
  });
  const context: RunContext = {
    ...deps,
    carrier,
    jobs,
    endpoints,
    owner: thisProcess(),
    rescoring: new Set(),
  };
  return {
    context,
    recover: async () => void (await recoverRuns(context)),
    list: () => listRuns(context),
    get: async (reference) => summaryOf(context, await findRun(deps.catalog, reference)),
    async close() {
      stopListening();
      await carrier.close();
      await pool.close();
    },
  };
}

function openPool(deps: RunServiceDeps, listeners: readonly ThreadListener[]): WorkerPool {
  return new WorkerPool({
    entry: deps.workerEntry ?? entryUrl('run-worker'),
    offlineLock: deps.settings.offlineLock.memory,
    size: deps.threads ?? Math.min(MOST_THREADS, availableParallelism()),
    listener: {
      onMessage: (thread, message) => {
        for (const listener of listeners) listener.onMessage(thread, message);
      },
      onEnd: (thread, end) => {
        for (const listener of listeners) listener.onEnd(thread, end);
      },
    },
  });
}

async function listRuns(context: RunContext): Promise<RunSummary[]> {
  const runs = await context.catalog.runs.list();
  if (!runs.some((run) => isOrphan(context, run))) return runs.map((run) => summaryOf(context, run));
  await recoverRuns(context);
  return (await context.catalog.runs.list()).map((run) => summaryOf(context, run));
}

/** A run with what only its process knows. */
export function summaryOf({ carrier }: RunContext, record: RunRecord): RunSummary {
  const { owner: _owner, cancelRequested: _cancel, modelDigest: _digest, ...summary } = record;
  return { ...summary, inFlight: carrier.find(record.id)?.inFlight.size ?? 0 };
}
