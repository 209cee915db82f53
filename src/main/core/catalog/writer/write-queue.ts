import { type Reply, toReply } from '#shared/errors.ts';

import type { Connection } from '../connection.ts';
import { explainDatabaseError } from '../database-error.ts';
import { type WriteName, type WriteOutcome, type WritePayload, writeOperations } from './write-operations.ts';

const MOST_TOGETHER = 200;
const LONGEST_WAIT_MS = 50;
const SHORTEST_WAIT_MS = 2;

/** One write that somebody waits for. */
export interface WriteJob {
  readonly name: WriteName;
  readonly payload: unknown;
  readonly at: string;
  /** Called after the commit, or after what was written has been undone. */
  readonly done: (reply: Reply<unknown>) => void;
}

interface WriteQueueOptions {
  readonly connection: Connection;
  readonly dataDirectory: string;
  /** Told after each flush. */
  readonly onFlushed?: () => void;
}

/** Carries out writes in the order they come, those that may share a transaction together. */
export class WriteQueue {
  readonly #options: WriteQueueOptions;
  #waiting: WriteJob[] = [];
  #timer: NodeJS.Timeout | null = null;
  #waitMs = SHORTEST_WAIT_MS;

  constructor(options: WriteQueueOptions) {
    this.#options = options;
  }

  add(job: WriteJob): void {
    this.#waiting.push(job);
    const mayWait = writeOperations[job.name].manner === 'together' && this.#waiting.length < MOST_TOGETHER;
    if (!mayWait) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), this.#waitMs);
  }

  /** Carries out everything that waits, now. */
  flush(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const jobs = this.#waiting;
    this.#waiting = [];
    for (const group of groups(jobs)) this.#carryOut(group);
    this.#options.onFlushed?.();
  }

  #carryOut(jobs: readonly WriteJob[]): void {
    const values = this.#attempt(jobs);
    // Waiting as long as a commit takes keeps a slow disk busy half of the time, and a fast one quick to answer.
    const { lastCommitMs } = this.#options.connection;
    this.#waitMs = Math.min(LONGEST_WAIT_MS, Math.max(SHORTEST_WAIT_MS, lastCommitMs));
    jobs.forEach((job, place) =>
      job.done(values[place] ?? toReply(new Error('The write was not carried out.'))),
    );
  }

  /** One transaction; if a single job spoils it, each in its own, so that only that one fails. */
  #attempt(jobs: readonly WriteJob[]): readonly Reply<unknown>[] {
    try {
      return this.#inTransaction(jobs).map((value) => ({ ok: true, value }));
    } catch (error) {
      const explained = explainDatabaseError(error);
      const everyoneIsHit = explained !== error;
      if (jobs.length === 1 || everyoneIsHit) return jobs.map(() => toReply(explained));
      return jobs.flatMap((job) => this.#attempt([job]));
    }
  }

  #inTransaction(jobs: readonly WriteJob[]): unknown[] {
    const work = () => jobs.map((job) => this.#run(job));
    const opensItsOwn = jobs.every((job) => writeOperations[job.name].manner === 'by-itself');
    return opensItsOwn ? work() : this.#options.connection.transaction(work);
  }

  #run<N extends WriteName>(job: WriteJob & { readonly name: N }): WriteOutcome<N> {
    const { connection, dataDirectory } = this.#options;
    // The client's `write` is typed: the payload belongs to the name.
    const run = writeOperations[job.name].run as (
      context: unknown,
      payload: WritePayload<N>,
    ) => WriteOutcome<N>;
    return run({ connection, dataDirectory, at: job.at }, job.payload as WritePayload<N>);
  }
}

/** Neighbours that may share a transaction; everything else alone. */
function groups(jobs: readonly WriteJob[]): WriteJob[][] {
  const result: WriteJob[][] = [];
  let open: WriteJob[] | null = null;
  for (const job of jobs) {
    const together = writeOperations[job.name].manner === 'together';
    if (together && open !== null) {
      open.push(job);
      continue;
    }
    const group = [job];
    result.push(group);
    open = together ? group : null;
  }
  return result;
}
