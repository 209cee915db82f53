import type { RescoredResult } from '#core/catalog/catalog.ts';
import type { CaseResult } from '#shared/domain/case-result.ts';
import type { WireError } from '#shared/errors.ts';

import type { SessionPlan } from '../session-plan.ts';
import type { JobRequest } from './job-request.ts';

/** What a worker thread starts with: memory it shares with the core. */
export interface WorkerData {
  /** See `newMarker`. */
  marker: SharedArrayBuffer;
  /** State of the offline lock. */
  offlineLock: SharedArrayBuffer;
}

/** What the core says to a worker thread. A session is one run's part of a thread. */
export type ToWorker =
  | { type: 'open'; session: number; plan: SessionPlan }
  | { type: 'work'; session: number; item: number; caseRow: number; attempt: number }
  /** Stops what is in flight; each item is answered with `dropped`. */
  | { type: 'abort'; session: number }
  | { type: 'close'; session: number }
  /** No calls to this endpoint for so long. */
  | { type: 'hold'; endpoint: string; ms: number }
  /** The offline lock was turned on. */
  | { type: 'offline-lock' }
  | { type: 'reply'; question: number; value: number | string | null }
  | { type: 'job'; job: number; request: JobRequest }
  /** Nobody waits for the job any more. */
  | { type: 'drop-job'; job: number };

/** What a worker thread says to the core. */
export type FromWorker =
  | { type: 'ready' }
  | { type: 'open-failed'; session: number; message: string }
  /** Attempts that have been going on for a while. */
  | { type: 'started'; attempts: { session: number; item: number; caseId: string }[] }
  | { type: 'finished'; session: number; item: number; result: CaseResult }
  /** Not finished: aborted, held back by the offline lock, or, with a message, the machinery of the worker broke. */
  | { type: 'dropped'; session: number; item: number; isHeldBack: boolean; message: string | null }
  /** The endpoint asked to be left alone. */
  | { type: 'throttled'; endpoint: string; ms: number }
  /** A call of a role's model is over: its place is free. */
  | { type: 'left'; endpoint: string }
  | { type: 'ask'; question: number; ask: WorkerQuestion }
  | { type: 'remember'; key: string; replyJson: string }
  | { type: 'job-done'; job: number; value: unknown }
  | { type: 'job-failed'; job: number; error: WireError };

export type WorkerQuestion =
  /** How long to wait before the next request, in milliseconds. */
  | { kind: 'permit'; endpoint: string }
  /** Waits for a place for a call of a role's model; the attempt lends its own meanwhile. */
  | { kind: 'place'; endpoint: string; session: number; item: number }
  /** Waits for the place that the attempt lent. */
  | { kind: 'return'; session: number; item: number }
  /** An earlier reply as JSON, or null. */
  | { kind: 'recall'; key: string }
  /** Answered when the new judgements are durable: null, or what went wrong. */
  | { kind: 'rescored'; runId: string; environmentDigest: string; results: RescoredResult[] };
