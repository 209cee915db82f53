import type { Database, RunResult, Statement } from 'better-sqlite3';
import {
  type Compilable,
  DummyDriver,
  Kysely,
  type RawBuilder,
  sql,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';

import type { Tables } from './schema.ts';

/**
 * Builds typed queries and compiles them; it never runs one. A `Connection` does that, synchronously: SQLite is in
 * this process, and waiting between the statements of a transaction would let others in.
 */
export const query = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (database) => new SqliteIntrospector(database),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

const MOST_STATEMENTS = 200;

/** One open database with its prepared statements. */
export class Connection {
  readonly database: Database;
  readonly #statements = new Map<string, Statement>();
  #lastCommitMs = 0;

  constructor(database: Database) {
    this.database = database;
  }

  all<O>(built: Compilable<O>): O[] {
    const { sql: text, parameters } = built.compile();
    // The query builder knows the type of the rows from `Tables`, which the migrations are tested against.
    return this.prepare(text).all(...parameters) as O[];
  }

  first<O>(built: Compilable<O>): O | undefined {
    const { sql: text, parameters } = built.compile();
    return this.prepare(text).get(...parameters) as O | undefined;
  }

  run(built: Compilable<unknown>): RunResult {
    const { sql: text, parameters } = built.compile();
    return this.prepare(text).run(...parameters);
  }

  /** Numbers of the first column, much faster than rows of objects. */
  numbers(built: Compilable<unknown>): number[] {
    const { sql: text, parameters } = built.compile();
    return this.prepare(text, 'pluck').all(...parameters) as number[];
  }

  /** Rows of numbers without their names, of a type that the caller knows from the columns: for very long lists. */
  tuples<T extends readonly (number | null)[]>(built: Compilable<unknown>): T[] {
    const { sql: text, parameters } = built.compile();
    return this.prepare(text, 'raw').all(...parameters) as T[];
  }

  /** A statement for SQL that runs too often to be built each time. */
  prepare(text: string, mode: 'rows' | 'pluck' | 'raw' = 'rows'): Statement {
    // A mode sticks to the statement, so each has its own.
    const key = `${mode} ${text}`;
    const known = this.#statements.get(key);
    if (known !== undefined) return known;
    if (this.#statements.size >= MOST_STATEMENTS) this.#statements.clear();
    const statement = this.database.prepare(text);
    if (mode === 'pluck') statement.pluck();
    if (mode === 'raw') statement.raw();
    this.#statements.set(key, statement);
    return statement;
  }

  /** All or nothing. Takes the write lock at once, so that it cannot fail half-way for want of it. */
  transaction<T>(work: () => T): T {
    this.prepare('BEGIN IMMEDIATE').run();
    try {
      const value = work();
      const started = performance.now();
      this.prepare('COMMIT').run();
      this.#lastCommitMs = performance.now() - started;
      return value;
    } catch (error) {
      if (this.database.inTransaction) this.prepare('ROLLBACK').run();
      throw error;
    }
  }

  /** How long the disk took for the last transaction. */
  get lastCommitMs(): number {
    return this.#lastCommitMs;
  }

  close(): void {
    this.#statements.clear();
    this.database.close();
  }
}

/** For `where('id', 'in', anyOf(ids))`: one statement whatever the number of ids. */
export function anyOf<T extends number | string>(values: readonly T[]): RawBuilder<T> {
  return sql<T>`(select value from json_each(${JSON.stringify(values)}))`;
}
