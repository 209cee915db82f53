import { Worker } from 'node:worker_threads';

import type { FromThread, ToThread } from './serve-thread.ts';

/** A thread that has not said that it is ready after so long never will. */
const START_MS = 60_000;
/** Megabytes. Interpreters need far more stack than a thread has by default. */
const STACK_MB = 8;
const HEAP_MB = 512;

/** How a request ended. All but `answer` and `fault` leave the thread dead. */
export type ThreadAnswer<A> =
  | { type: 'answer'; value: A }
  | { type: 'fault'; message: string }
  | { type: 'overdue' }
  | { type: 'died'; message: string }
  | { type: 'unstarted'; message: string };

/** A thread that answers one request at a time and is killed when it does not come back. */
export class GuardedThread {
  readonly #worker: Worker;
  readonly #ready = Promise.withResolvers<void>();
  readonly #died = Promise.withResolvers<string>();
  #waiting: ((answer: ThreadAnswer<unknown>) => void) | null = null;
  #isDead = false;
  #error: string | null = null;

  constructor(entry: URL) {
    this.#worker = new Worker(entry, {
      env: {},
      resourceLimits: { stackSizeMb: STACK_MB, maxOldGenerationSizeMb: HEAP_MB },
    });
    this.#worker.unref();
    this.#worker.on('message', (message: FromThread) => this.#receive(message));
    this.#worker.on('error', (error) => {
      this.#error = error instanceof Error ? error.message : String(error);
    });
    this.#worker.on('exit', (code) => {
      this.#isDead = true;
      const message = this.#error ?? `the thread ended with code ${code}`;
      this.#died.resolve(message);
      this.#settle({ type: 'died', message });
    });
  }

  get isDead(): boolean {
    return this.#isDead;
  }

  /** Sends a request and waits `withinMs` for the answer. The type of the answer is the promise of the entry. Throws the signal's reason when aborted; the thread is killed then too. */
  async ask<A>(request: unknown, withinMs: number, signal: AbortSignal): Promise<ThreadAnswer<A>> {
    signal.throwIfAborted();
    this.#worker.ref();
    const onAbort = () => void this.close();
    signal.addEventListener('abort', onAbort, { once: true });
    try {
      const trouble = await this.#started();
      if (trouble !== null) return { type: 'unstarted', message: trouble };
      const answer = await this.#exchange(request, withinMs);
      signal.throwIfAborted();
      return answer as ThreadAnswer<A>;
    } finally {
      signal.removeEventListener('abort', onAbort);
      this.#worker.unref();
    }
  }

  async close(): Promise<void> {
    this.#isDead = true;
    await this.#worker.terminate();
  }

  async #started(): Promise<string | null> {
    const overdue = Promise.withResolvers<string>();
    const timer = setTimeout(() => overdue.resolve('the thread did not start'), START_MS);
    const trouble = await Promise.race([
      this.#ready.promise.then(() => null),
      this.#died.promise,
      overdue.promise,
    ]);
    clearTimeout(timer);
    return trouble;
  }

  async #exchange(request: unknown, withinMs: number): Promise<ThreadAnswer<unknown>> {
    const answered = Promise.withResolvers<ThreadAnswer<unknown>>();
    this.#waiting = answered.resolve;
    const timer = setTimeout(() => {
      this.#settle({ type: 'overdue' });
      void this.close();
    }, withinMs);
    if (this.#isDead) this.#settle({ type: 'died', message: this.#error ?? 'the thread ended' });
    else this.#worker.postMessage({ request } satisfies ToThread);
    const answer = await answered.promise;
    clearTimeout(timer);
    return answer;
  }

  #receive(message: FromThread): void {
    if (message.type === 'ready') this.#ready.resolve();
    else this.#settle(message);
  }

  #settle(answer: ThreadAnswer<unknown>): void {
    this.#waiting?.(answer);
    this.#waiting = null;
  }
}
