import { GuardedThread } from './guarded-thread.ts';

/** A place for one thread at a time: started when there is work, replaced when it died. Work is done in order. */
export class ThreadLane {
  /** Work that is waiting or being done. */
  load = 0;
  readonly #entry: URL;
  #thread: GuardedThread | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #isClosed = false;

  constructor(entry: URL) {
    this.#entry = entry;
  }

  /** Has the thread to itself until `work` is done. What the thread held is gone when it is not the one of before. */
  use<T>(work: (thread: GuardedThread) => Promise<T>): Promise<T> {
    this.load += 1;
    const done = this.#last.then(() => work(this.#live()));
    this.#last = done.catch(() => undefined).finally(() => (this.load -= 1));
    return done;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#thread?.close();
  }

  #live(): GuardedThread {
    if (this.#isClosed) throw new Error('The sandbox was closed.');
    if (this.#thread === null || this.#thread.isDead) this.#thread = new GuardedThread(this.#entry);
    return this.#thread;
  }
}

/** The lane with the least to do. */
export function idlestLane(
  lanes: readonly ThreadLane[],
  loadOf = (lane: ThreadLane) => lane.load,
): ThreadLane {
  const [first, ...others] = lanes;
  if (first === undefined) throw new Error('A sandbox needs at least one thread.');
  return others.reduce((idlest, lane) => (loadOf(lane) < loadOf(idlest) ? lane : idlest), first);
}
