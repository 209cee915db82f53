import { Worker } from 'node:worker_threads';

import { entryUrl } from '#core/entry-url.ts';
import { AppError, unwrap } from '#shared/errors.ts';

import type { ImportJobs, JobName, JobReply, JobRequest } from './import-jobs.ts';

/** Does slow work on bundles outside of the thread that answers calls. */
export interface ImportWorkers {
  /** Throws the AppError of a job that failed, or one that says why the worker is gone. Aborting kills the worker and throws the signal's reason. */
  run<N extends JobName>(
    job: N,
    input: ImportJobs[N]['input'],
    signal?: AbortSignal,
  ): Promise<ImportJobs[N]['output']>;
  close(): Promise<void>;
}

interface Task {
  readonly request: JobRequest;
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

export interface WorkerOptions {
  readonly entry?: URL;
  /** Workers at most; each reads one bundle at a time. */
  readonly most?: number;
  /** Milliseconds until a worker without work ends. */
  readonly idleMs?: number;
}

/** Rows come and go by the hundred thousand: with a larger young generation they rarely get old. */
const HEAP = { maxOldGenerationSizeMb: 3_072, maxYoungGenerationSizeMb: 192 } as const;

/** Starts workers as they are needed, and lets them go when they are not. */
export function createImportWorkers({ entry, most = 2, idleMs = 20_000 }: WorkerOptions = {}): ImportWorkers {
  const waiting: Task[] = [];
  const idle = new Set<Desk>();
  const all = new Set<Desk>();
  let lastId = 0;

  function next(): void {
    const task = waiting[0];
    if (task === undefined) return;
    const [free] = idle;
    if (free === undefined && all.size >= most) return;
    waiting.shift();
    const desk = free ?? hire();
    idle.delete(desk);
    desk.take(task);
  }

  function hire(): Desk {
    const desk = openDesk(entry ?? entryUrl('import-worker'), idleMs, {
      onIdle: () => {
        idle.add(desk);
        next();
      },
      onGone: () => {
        idle.delete(desk);
        all.delete(desk);
        next();
      },
    });
    all.add(desk);
    return desk;
  }

  return {
    run(job, input, signal) {
      return new Promise((resolve, reject) => {
        signal?.throwIfAborted();
        const request = { id: (lastId += 1), job, input };
        const task: Task = { request, resolve: resolve as (value: unknown) => void, reject };
        waiting.push(task);
        signal?.addEventListener('abort', () => {
          const place = waiting.indexOf(task);
          if (place >= 0) waiting.splice(place, 1);
          reject(signal.reason);
          for (const desk of all) if (desk.holds(task)) void desk.close();
        });
        next();
      });
    },
    async close() {
      for (const task of waiting.splice(0)) task.reject(closed());
      await Promise.all(Array.from(all, (desk) => desk.close()));
    },
  };
}

/** One worker and the task it has. */
interface Desk {
  take(task: Task): void;
  holds(task: Task): boolean;
  close(): Promise<void>;
}

function openDesk(entry: URL, idleMs: number, events: { onIdle(): void; onGone(): void }): Desk {
  const worker = new Worker(entry, { resourceLimits: HEAP });
  let current: Task | null = null;
  let isGone = false;
  let timer: NodeJS.Timeout | undefined;

  const leave = (error: AppError): void => {
    if (isGone) return;
    isGone = true;
    clearTimeout(timer);
    current?.reject(error);
    current = null;
    events.onGone();
  };
  worker.on('message', ({ id, reply }: JobReply) => {
    const task = current;
    if (task === null || task.request.id !== id) return;
    current = null;
    settle(task, reply);
    timer = setTimeout(() => {
      leave(closed());
      void worker.terminate();
    }, idleMs);
    timer.unref();
    worker.unref();
    events.onIdle();
  });
  worker.on('error', (error) => leave(failed(error)));
  worker.on('exit', () => leave(closed()));

  return {
    take(task) {
      current = task;
      clearTimeout(timer);
      worker.ref();
      worker.postMessage(task.request);
    },
    holds: (task) => current === task,
    async close() {
      await worker.terminate();
    },
  };
}

function settle(task: Task, reply: JobReply['reply']): void {
  try {
    task.resolve(unwrap(reply));
  } catch (error) {
    task.reject(error);
  }
}

function failed(error: unknown): AppError {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') {
    const message =
      'The bundle needs more memory than there is. Write its dataset as JSON Lines, or split it.';
    return new AppError('bundle-invalid', message, { cause: error });
  }
  const reason = error instanceof Error ? error.message : String(error);
  return new AppError('internal', `The import worker failed: ${reason}`, { cause: error });
}

function closed(): AppError {
  return new AppError('internal', 'The import worker ended before it was done. Try again.');
}
