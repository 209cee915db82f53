import { Worker } from 'node:worker_threads';

import { type BusyMark, heartbeat, newMarker, readMark } from './busy-marker.ts';
import type { FromWorker, ToWorker, WorkerData } from './worker-messages.ts';

/** Short-lived objects of attempts: more room makes a thread no faster, only larger. */
const YOUNG_MB = 16;

/** How a thread ended. */
export interface ThreadEnd {
  /** Whether it ever said that it is ready. */
  wasReady: boolean;
  message: string;
  /** What it was doing with code of a bundle. */
  mark: BusyMark | null;
}

interface ThreadStart {
  entry: URL;
  offlineLock: SharedArrayBuffer;
}

export interface ThreadListener {
  onMessage(thread: WorkerThread, message: FromWorker): void;
  /** Once, whether it died, was stopped, or never started. */
  onEnd(thread: WorkerThread, end: ThreadEnd): void;
}

/** One worker thread of the pool. It keeps the process alive only while it has work. */
export class WorkerThread {
  /** Sessions that were opened on this thread. */
  readonly sessions = new Set<number>();
  /** Items in flight. */
  load = 0;

  readonly #worker: Worker;
  readonly #marker: Int32Array;
  #isReady = false;
  #error: Error | null = null;
  #stopMessage: string | null = null;
  #lastBeat = -1;

  constructor({ entry, offlineLock }: ThreadStart, listener: ThreadListener) {
    const buffer = newMarker();
    this.#marker = new Int32Array(buffer);
    this.#worker = new Worker(entry, {
      workerData: { marker: buffer, offlineLock } satisfies WorkerData,
      env: {},
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
    this.#worker.unref();
    this.#worker.on('message', (message: FromWorker) => {
      if (message.type === 'ready') this.#isReady = true;
      listener.onMessage(this, message);
    });
    this.#worker.on('error', (error) => {
      this.#error = error instanceof Error ? error : new Error(String(error));
    });
    this.#worker.on('exit', (code) => listener.onEnd(this, this.#end(code)));
  }

  post(message: ToWorker): void {
    this.#worker.postMessage(message);
  }

  /** While busy, the thread keeps the process alive. */
  setBusy(isBusy: boolean): void {
    if (isBusy) this.#worker.ref();
    else this.#worker.unref();
  }

  /** Whether the thread's event loop has not turned since the last time this was asked, though it is at code of a bundle. */
  isStuck(): boolean {
    const beats = heartbeat(this.#marker);
    const stands = this.#isReady && beats === this.#lastBeat;
    this.#lastBeat = beats;
    return stands && readMark(this.#marker) !== null;
  }

  async stop(message: string): Promise<void> {
    this.#stopMessage ??= message;
    await this.#worker.terminate();
  }

  #end(code: number): ThreadEnd {
    const message = this.#stopMessage ?? this.#error?.message ?? `it ended with code ${code}`;
    return { wasReady: this.#isReady, message, mark: readMark(this.#marker) };
  }
}
