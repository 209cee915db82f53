import type { MessagePort } from 'node:worker_threads';

import { systemClock } from '#core/engine/clock.ts';
import { OfflineLock } from '#core/providers/offline-lock.ts';
import { AppError, toReply } from '#shared/errors.ts';

import { beat } from '../pool/busy-marker.ts';
import type { JobRequest } from '../pool/job-request.ts';
import type { ToWorker, WorkerData } from '../pool/worker-messages.ts';
import { createCoreLine } from './core-line.ts';
import { createEndpointHolds } from './endpoint-holds.ts';
import { previewJob } from './preview-job.ts';
import { rescoreJob } from './rescore-job.ts';
import { scoreJob } from './score-job.ts';
import { RunStopped, Session } from './session.ts';
import { createStartedBoard } from './started-board.ts';
import { stressJob } from './stress-job.ts';
import { casesOfJob, catalogReaders, threadSandboxes, type WorkerTools } from './worker-tools.ts';

const BEAT_MS = 1_000;
/** Number of the sessions that single attempts are made in. */
const NO_SESSION = 0;

/** The life of a worker thread: opens sessions, makes attempts, does jobs, until the thread is stopped. */
export function serveRunWorker(port: MessagePort, shared: WorkerData): void {
  const core = createCoreLine(port);
  const tools: WorkerTools = {
    core,
    started: createStartedBoard(core),
    holds: createEndpointHolds(systemClock),
    clock: systemClock,
    readerOf: catalogReaders(),
    offlineLock: new OfflineLock(shared.offlineLock),
    marker: new Int32Array(shared.marker),
    sandboxesOf: threadSandboxes(),
  };
  const work: Work = { sessions: new Map(), jobs: new Map() };
  setInterval(() => beat(tools.marker), BEAT_MS).unref();
  port.on('message', (message: ToWorker) => receive(message, work, tools));
  core.tell({ type: 'ready' });
}

/** What a thread is at. */
interface Work {
  readonly sessions: Map<number, Session>;
  readonly jobs: Map<number, AbortController>;
}

function receive(message: ToWorker, { sessions, jobs }: Work, tools: WorkerTools): void {
  switch (message.type) {
    case 'open':
      open(message, sessions, tools);
      return;
    case 'work':
      void work(message, sessions, tools);
      return;
    case 'abort':
      sessions.get(message.session)?.abort();
      return;
    case 'close':
      void sessions.get(message.session)?.close();
      sessions.delete(message.session);
      return;
    case 'hold':
      tools.holds.hold(message.endpoint, message.ms);
      return;
    case 'offline-lock':
      tools.offlineLock.tell();
      return;
    case 'reply':
      tools.core.settle(message.question, message.value);
      return;
    case 'job':
      void answerJob(message, jobs, tools);
      return;
    case 'drop-job':
      jobs.get(message.job)?.abort();
      return;
  }
}

function open(
  { session, plan }: Extract<ToWorker, { type: 'open' }>,
  sessions: Map<number, Session>,
  tools: WorkerTools,
): void {
  try {
    sessions.set(session, new Session(session, plan, tools));
  } catch (error) {
    tools.core.tell({ type: 'open-failed', session, message: messageOf(error) });
  }
}

async function work(
  { session, item, caseRow, attempt }: Extract<ToWorker, { type: 'work' }>,
  sessions: Map<number, Session>,
  { core, started }: WorkerTools,
): Promise<void> {
  const open = sessions.get(session);
  if (open === undefined) {
    core.tell({ type: 'dropped', session, item, isHeldBack: false, message: null });
    return;
  }
  try {
    const onStarted = (caseId: string) => started.add(session, item, caseId);
    const result = await open.attempt({ item, caseRow, attempt }, onStarted);
    core.tell({ type: 'finished', session, item, result });
  } catch (error) {
    const isHeldBack = error instanceof AppError && error.code === 'offline-locked';
    const message = isHeldBack || error instanceof RunStopped ? null : messageOf(error);
    core.tell({ type: 'dropped', session, item, isHeldBack, message });
  } finally {
    started.remove(session, item);
  }
}

async function answerJob(
  { job, request }: Extract<ToWorker, { type: 'job' }>,
  jobs: Work['jobs'],
  tools: WorkerTools,
): Promise<void> {
  const abort = new AbortController();
  jobs.set(job, abort);
  try {
    tools.core.tell({ type: 'job-done', job, value: await doJob(request, tools, abort.signal) });
  } catch (error) {
    const reply = toReply(error);
    const failure = reply.ok ? new AppError('internal', 'The job failed.') : reply.error;
    tools.core.tell({ type: 'job-failed', job, error: failure });
  } finally {
    jobs.delete(job);
  }
}

function doJob(request: JobRequest, tools: WorkerTools, signal: AbortSignal): Promise<unknown> {
  switch (request.kind) {
    case 'try':
      return tryJob(request, tools);
    case 'score':
      return scoreJob(request, tools);
    case 'rescore':
      return rescoreJob(request, tools);
    case 'preview':
      return previewJob(request, tools, signal);
    case 'stress':
      return stressJob(request, tools);
  }
}

async function tryJob(
  { plan, ...job }: Extract<JobRequest, { kind: 'try' }>,
  tools: WorkerTools,
): Promise<unknown> {
  const session = new Session(NO_SESSION, plan, tools, casesOfJob(tools, plan.source, job));
  try {
    return await session.attempt({ item: 0, caseRow: job.caseRow, attempt: 1 }, () => undefined);
  } finally {
    await session.close();
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
