import { AppError, unwrap } from '#shared/errors.ts';

import type { JobRequest, PreviewOutcome, RescoreOutcome, StressOutcome } from './job-request.ts';
import type { FromWorker } from './worker-messages.ts';
import type { WorkerPool } from './worker-pool.ts';
import type { ThreadEnd, WorkerThread } from './worker-thread.ts';
import type { CaseResult, Score } from '#shared/domain/case-result.ts';

interface JobValues {
  try: CaseResult;
  score: Score;
  rescore: RescoreOutcome;
  stress: StressOutcome;
  preview: PreviewOutcome;
}

interface OpenJob {
  thread: WorkerThread;
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
}

/** Gives threads work that belongs to no run, and waits for it. */
export class JobDesk {
  readonly #pool: WorkerPool;
  readonly #open = new Map<number, OpenJob>();
  #count = 0;

  constructor(pool: WorkerPool) {
    this.#pool = pool;
  }

  /**
   * Does a job on a thread. Throws the AppError of the job, `internal` when its thread ended, and what the signal was
   * aborted with.
   */
  run<K extends JobRequest['kind']>(
    request: Extract<JobRequest, { kind: K }>,
    signal?: AbortSignal,
  ): Promise<JobValues[K]> {
    signal?.throwIfAborted();
    const thread = this.#pool.pick(1);
    this.#count += 1;
    const job = this.#count;
    thread.load += 1;
    thread.setBusy(true);
    return new Promise((resolve, reject) => {
      // The thread answers a job with the value of its kind: same build, same types.
      this.#open.set(job, { thread, resolve: (value) => resolve(value as JobValues[K]), reject });
      thread.post({ type: 'job', job, request });
      signal?.addEventListener('abort', () => this.#drop(job, signal), { once: true });
    });
  }

  onMessage(message: FromWorker): void {
    if (message.type === 'job-done') this.#close(message.job)?.resolve(message.value);
    if (message.type === 'job-failed') this.#close(message.job)?.reject(errorOf(message));
  }

  onEnd(thread: WorkerThread, end: ThreadEnd): void {
    for (const [job, open] of this.#open) {
      if (open.thread !== thread) continue;
      this.#close(job)?.reject(new AppError('internal', `The worker thread stopped: ${end.message}.`));
    }
  }

  #drop(job: number, { reason }: AbortSignal): void {
    const open = this.#open.get(job);
    if (open === undefined) return;
    open.thread.post({ type: 'drop-job', job });
    open.reject(reason instanceof Error ? reason : new AppError('conflict', 'The job was given up.'));
  }

  #close(job: number): OpenJob | null {
    const open = this.#open.get(job);
    if (open === undefined) return null;
    this.#open.delete(job);
    open.thread.load -= 1;
    if (open.thread.load === 0) open.thread.setBusy(false);
    return open;
  }
}

function errorOf(message: Extract<FromWorker, { type: 'job-failed' }>): Error {
  try {
    unwrap({ ok: false, error: message.error });
  } catch (error) {
    if (error instanceof Error) return error;
  }
  return new AppError('internal', message.error.message);
}
