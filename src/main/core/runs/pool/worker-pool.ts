import { type ThreadEnd, type ThreadListener, WorkerThread } from './worker-thread.ts';
import type { FromWorker, ToWorker } from './worker-messages.ts';

export interface WorkerPoolOptions {
  /** The thread entry. */
  entry: URL;
  /** Memory of the offline lock, shared with the threads. */
  offlineLock: SharedArrayBuffer;
  /** Most threads. */
  size: number;
  listener: ThreadListener;
}

/** How often threads are looked at for one that hangs, in milliseconds; a thread that stood still over two looks does. */
export const WATCH_MS = 20_000;

/** Worker threads shared by all runs; started when there is work for them. */
export class WorkerPool {
  readonly #options: WorkerPoolOptions;
  readonly #threads = new Set<WorkerThread>();
  #watch: NodeJS.Timeout | null = null;

  constructor(options: WorkerPoolOptions) {
    this.#options = options;
  }

  /** The thread with the least to do among at most `spread` threads; starts one where fewer are running and all are busy. */
  pick(spread: number): WorkerThread {
    const most = Math.max(1, Math.min(spread, this.#options.size));
    const idlest = [...this.#threads].slice(0, most).sort((first, second) => first.load - second.load)[0];
    if (idlest !== undefined && (idlest.load === 0 || this.#threads.size >= most)) return idlest;
    return this.#start();
  }

  /** Every thread that has this session open. */
  withSession(session: number): WorkerThread[] {
    return [...this.#threads].filter((thread) => thread.sessions.has(session));
  }

  broadcast(message: ToWorker): void {
    for (const thread of this.#threads) thread.post(message);
  }

  async close(): Promise<void> {
    if (this.#watch !== null) clearInterval(this.#watch);
    this.#watch = null;
    await Promise.all([...this.#threads].map((thread) => thread.stop('the application closes')));
  }

  #start(): WorkerThread {
    const { entry, offlineLock, listener } = this.#options;
    const thread = new WorkerThread(
      { entry, offlineLock },
      {
        onMessage: (from, message: FromWorker) => listener.onMessage(from, message),
        onEnd: (from, end: ThreadEnd) => {
          this.#threads.delete(from);
          listener.onEnd(from, end);
        },
      },
    );
    this.#threads.add(thread);
    this.#watch ??= setInterval(() => this.#stopStuck(), WATCH_MS).unref();
    return thread;
  }

  #stopStuck(): void {
    for (const thread of this.#threads) {
      if (thread.isStuck()) void thread.stop('it did not come back from code of the bundle');
    }
  }
}
