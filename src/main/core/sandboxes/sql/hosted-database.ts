import { BoundaryError } from '#core/engine/boundary.ts';
import {
  type SqlDatabase,
  SqlFault,
  type SqlLimits,
  type SqlRows,
  type SqlTables,
} from '#core/engine/ports.ts';

import type { GuardedThread, ThreadAnswer } from '../threads/guarded-thread.ts';
import type { ThreadLane } from '../threads/thread-lane.ts';
import type { SqlAnswer, SqlParts, SqlRequest, SqlStatement } from './sql-messages.ts';

/** SQLite looks at the clock between its steps; a step that never ends is ended after so much more, with its thread. */
const GRACE_MS = 1_500;

export interface DatabaseRecipe {
  number: number;
  /** Equal for equal parts. */
  image: string;
  parts: SqlParts;
  limits: SqlLimits;
}

/**
 * A database in a thread that others share. When the thread is lost, by a statement of this or another database, the
 * database is made again from its parts and the statements that changed it, at its next use.
 */
export class HostedDatabase implements SqlDatabase {
  readonly #recipe: DatabaseRecipe;
  readonly #lane: ThreadLane;
  readonly #signal: AbortSignal;
  readonly #onClose: () => void;
  readonly #history: (readonly SqlStatement[])[] = [];
  #thread: GuardedThread | null = null;
  #isClosed = false;

  constructor(recipe: DatabaseRecipe, place: { lane: ThreadLane; signal: AbortSignal; onClose: () => void }) {
    this.#recipe = recipe;
    this.#lane = place.lane;
    this.#signal = place.signal;
    this.#onClose = place.onClose;
  }

  /** Makes it for the first time. */
  async open(): Promise<void> {
    await this.#lane.use((thread) => this.#openIn(thread));
  }

  async run(statements: readonly SqlStatement[], limits: SqlLimits): Promise<SqlRows> {
    const { number } = this.#recipe;
    const answer = await this.#ask({ kind: 'run', database: number, statements, limits }, limits);
    if (answer.type !== 'rows') throw unexpected(answer);
    if (answer.isChange) this.#history.push(statements);
    return answer.rows;
  }

  async contents(limits: SqlLimits): Promise<SqlTables> {
    const answer = await this.#ask({ kind: 'contents', database: this.#recipe.number, limits }, limits);
    if (answer.type !== 'tables') throw unexpected(answer);
    return answer.tables;
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#onClose();
    const thread = this.#thread;
    if (thread === null || thread.isDead || this.#signal.aborted) return;
    await this.#lane.use(async (current) => {
      if (current !== thread) return;
      await current.ask({ kind: 'close', database: this.#recipe.number }, GRACE_MS, this.#signal);
    });
  }

  #ask(request: SqlRequest, limits: SqlLimits): Promise<SqlAnswer> {
    return this.#lane.use(async (thread) => {
      if (this.#thread !== thread) await this.#openIn(thread);
      return this.#exchange(thread, request, limits);
    });
  }

  async #openIn(thread: GuardedThread): Promise<void> {
    const { number: database, image, parts, limits } = this.#recipe;
    const request = { kind: 'open', database, image, parts: null, history: this.#history, limits } as const;
    const answer = await this.#exchange(thread, request, limits);
    if (answer.type === 'unknown-image') await this.#exchange(thread, { ...request, parts }, limits);
    this.#thread = thread;
  }

  async #exchange(thread: GuardedThread, request: SqlRequest, { timeoutMs }: SqlLimits): Promise<SqlAnswer> {
    const answer = await thread.ask<SqlAnswer>(request, timeoutMs + GRACE_MS, this.#signal);
    if (answer.type !== 'answer') return this.#lost(thread, answer);
    if (answer.value.type === 'refused') throw new SqlFault(answer.value.message, answer.value.end);
    return answer.value;
  }

  async #lost(
    thread: GuardedThread,
    answer: Exclude<ThreadAnswer<SqlAnswer>, { type: 'answer' }>,
  ): Promise<never> {
    await thread.close();
    switch (answer.type) {
      case 'overdue':
        throw new SqlFault('The statement took longer than it may.', 'time');
      case 'died':
      case 'fault':
        throw new SqlFault(`The database gave out under the statement: ${answer.message}.`, 'memory');
      case 'unstarted':
        throw new BoundaryError('sandbox', `The SQL sandbox does not start: ${answer.message}.`);
    }
  }
}

function unexpected(answer: SqlAnswer): Error {
  return new Error(`The SQL sandbox answered "${answer.type}".`);
}
