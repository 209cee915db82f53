import type { PreparedStatement, Sqlite3Static, WasmPointer } from '@sqlite.org/sqlite-wasm';

import { SqlFault, type SqlLimits, type SqlRows } from '#core/engine/ports.ts';
import type { Json } from '#shared/domain/json.ts';

import { bindParameters } from './bind-parameters.ts';
import { readRow } from './read-row.ts';
import type { SqlStatement } from './sql-messages.ts';
import { StatementGuard, type StatementOwner } from './statement-guard.ts';

type Pointer = NonNullable<PreparedStatement['pointer']>;
type Connection = NonNullable<InstanceType<Sqlite3Static['oo1']['DB']>['pointer']>;

/** The memory has 32-bit addresses. */
const POINTER_BYTES = 4;
/** Steps of SQLite's machine between two looks at the clock. */
const STEPS = 2_000;
/** Most characters of all values of a result. */
const RESULT_CHARACTERS = 16 * 1024 * 1024;
/** Pages of 8 kB: 256 MB. */
const MOST_PAGES = 32_768;

/** Bytes of a text or blob, characters of a script, and what else one statement may be made of. */
const LIMITS = {
  SQLITE_LIMIT_LENGTH: 64 * 1024 * 1024,
  SQLITE_LIMIT_SQL_LENGTH: 64 * 1024 * 1024,
  SQLITE_LIMIT_COLUMN: 2_000,
  SQLITE_LIMIT_EXPR_DEPTH: 500,
  SQLITE_LIMIT_COMPOUND_SELECT: 500,
  SQLITE_LIMIT_VDBE_OP: 2_000_000,
  SQLITE_LIMIT_ATTACHED: 0,
  SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 1_000,
  SQLITE_LIMIT_TRIGGER_DEPTH: 50,
  SQLITE_LIMIT_WORKER_THREADS: 0,
} as const;

/** One database in memory, guarded. Whatever goes wrong with a statement is a SqlFault. */
export class GuestDatabase {
  readonly guard: StatementGuard;
  readonly #sqlite: Sqlite3Static;
  readonly #db: InstanceType<Sqlite3Static['oo1']['DB']>;
  readonly #connection: Connection;
  #endsAt = Infinity;

  /** From the bytes of a database file; empty without any. */
  constructor(sqlite: Sqlite3Static, image: Uint8Array) {
    this.#sqlite = sqlite;
    this.#db = new sqlite.oo1.DB(':memory:');
    const { pointer } = this.#db;
    if (pointer === undefined) throw new Error('SQLite opened no database.');
    this.#connection = pointer;
    this.guard = new StatementGuard(sqlite.capi);
    this.#fill(image);
    this.#restrict();
  }

  /** Runs statements in one transaction, with all of a text's statements in order, and gives the rows of the last one that has columns. */
  run(
    statements: readonly SqlStatement[],
    limits: SqlLimits,
    owner: StatementOwner,
  ): { rows: SqlRows; isChange: boolean } {
    this.#endsAt = performance.now() + limits.timeoutMs;
    const result: Result = { rows: { columns: [], rows: [], changes: 0 }, isChange: false };
    this.#control('BEGIN');
    try {
      for (const statement of statements) {
        this.guard.owner = owner;
        this.#runText(statement, limits, result);
      }
      this.#control('COMMIT');
      return result;
    } catch (error) {
      if (this.#sqlite.capi.sqlite3_get_autocommit(this.#connection) === 0) this.#control('ROLLBACK');
      throw error;
    } finally {
      this.guard.owner = 'application';
    }
  }

  /** Foreign keys are off unless the scripts turned them on. */
  enforceForeignKeys(isOn: boolean): void {
    this.#db.exec(`PRAGMA foreign_keys = ${isOn ? 'ON' : 'OFF'}`);
  }

  /** The bytes of the database as a file. */
  image(): Uint8Array {
    return this.#sqlite.capi.sqlite3_js_db_export(this.#connection);
  }

  close(): void {
    this.#db.close();
  }

  #fill(image: Uint8Array): void {
    if (image.length === 0) return;
    const { capi, wasm } = this.#sqlite;
    const bytes = wasm.allocFromTypedArray(image);
    const flags = capi.SQLITE_DESERIALIZE_FREEONCLOSE | capi.SQLITE_DESERIALIZE_RESIZEABLE;
    const code = capi.sqlite3_deserialize(this.#connection, 'main', bytes, image.length, image.length, flags);
    this.#check(code);
  }

  #restrict(): void {
    const { capi } = this.#sqlite;
    this.#db.exec(`PRAGMA max_page_count = ${MOST_PAGES}; PRAGMA temp_store = MEMORY;`);
    capi.sqlite3_db_config(this.#connection, capi.SQLITE_DBCONFIG_DEFENSIVE, 1, 0);
    capi.sqlite3_db_config(this.#connection, capi.SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, 0);
    capi.sqlite3_db_config(this.#connection, capi.SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, 0);
    for (const [name, value] of Object.entries(LIMITS)) {
      capi.sqlite3_limit(this.#connection, capi[name as keyof typeof LIMITS], value);
    }
    capi.sqlite3_set_authorizer(
      this.#connection,
      (_context, action, first, second) => this.guard.judge(action, first, second),
      0,
    );
    capi.sqlite3_progress_handler(
      this.#connection,
      STEPS,
      () => (performance.now() > this.#endsAt ? 1 : 0),
      0,
    );
  }

  #runText(asked: SqlStatement, limits: SqlLimits, result: Result): void {
    const { wasm, capi } = this.#sqlite;
    const start = wasm.allocCString(asked.sql, false);
    const places = wasm.alloc(2 * POINTER_BYTES);
    const tailPlace = places + POINTER_BYTES;
    try {
      let next: WasmPointer = start;
      // A zero character ends the text, as it does everywhere in SQLite.
      while (wasm.peek8(next) !== 0) {
        this.guard.reset();
        // Told the length, SQLite would copy all the rest of the text for every statement in it.
        this.#check(capi.sqlite3_prepare_v3(this.#connection, next, -1, 0, places, tailPlace));
        const statement = wasm.peekPtr(places);
        next = wasm.peekPtr(tailPlace);
        if (statement !== 0) this.#runStatement(statement as Pointer, asked, limits, result);
      }
    } finally {
      wasm.dealloc(places);
      wasm.dealloc(start);
    }
  }

  #runStatement(
    statement: Pointer,
    { parameters = {}, mustChange = false }: SqlStatement,
    { maxRows }: SqlLimits,
    result: Result,
  ): void {
    const { capi } = this.#sqlite;
    try {
      if (this.guard.transaction !== null) {
        this.#transact(this.guard.transaction);
        return;
      }
      const canChange = capi.sqlite3_stmt_readonly(statement) === 0;
      if (canChange) result.isChange = true;
      bindParameters(this.#sqlite, statement, parameters);
      const before = capi.sqlite3_total_changes(this.#connection);
      const table = this.#rowsOf(statement, maxRows);
      if (table !== null) result.rows = { ...result.rows, ...table };
      const isChanged = capi.sqlite3_total_changes(this.#connection) !== before;
      if (mustChange && canChange && !isChanged) throw new SqlFault('No row was changed.', 'unchanged');
      if (isChanged) {
        result.rows = {
          ...result.rows,
          changes: result.rows.changes + capi.sqlite3_changes(this.#connection),
        };
      }
    } finally {
      capi.sqlite3_finalize(statement);
    }
  }

  /** All of a call is one transaction: to begin and end it says nothing, to take it back begins it anew. */
  #transact(operation: string): void {
    if (operation !== 'ROLLBACK') return;
    this.#control('ROLLBACK');
    this.#control('BEGIN');
  }

  /** Null for a statement without columns. */
  #rowsOf(statement: Pointer, maxRows: number): Pick<SqlRows, 'columns' | 'rows'> | null {
    const { capi } = this.#sqlite;
    const count = capi.sqlite3_column_count(statement);
    const rows: Json[][] = [];
    let characters = 0;
    for (;;) {
      const code = capi.sqlite3_step(statement);
      if (code !== capi.SQLITE_ROW) {
        if (code !== capi.SQLITE_DONE) this.#check(code);
        break;
      }
      if (rows.length >= maxRows) throw new SqlFault(`The result has more than ${maxRows} rows.`, 'rows');
      const row = readRow(this.#sqlite, statement, count);
      rows.push(row.values);
      characters += row.characters;
      if (characters > RESULT_CHARACTERS) throw tooLarge();
    }
    if (count === 0) return null;
    const columns = Array.from({ length: count }, (_, index) => capi.sqlite3_column_name(statement, index));
    return { columns, rows };
  }

  #control(sql: 'BEGIN' | 'COMMIT' | 'ROLLBACK'): void {
    const { owner } = this.guard;
    this.guard.owner = 'application';
    try {
      this.#check(this.#sqlite.capi.sqlite3_exec(this.#connection, sql, 0, 0, 0));
    } finally {
      this.guard.owner = owner;
    }
  }

  #check(code: number): void {
    const { capi } = this.#sqlite;
    if (code === capi.SQLITE_OK) return;
    throw faultOf(code & 0xff, capi.sqlite3_errmsg(this.#connection), this.guard.refusal);
  }
}

interface Result {
  rows: SqlRows;
  isChange: boolean;
}

const [NO_MEMORY, INTERRUPTED, FULL, TOO_BIG, NOT_AUTHORIZED] = [7, 9, 13, 18, 23];

/** The fault of a primary result code. */
function faultOf(code: number, message: string, refusal: string | null): SqlFault {
  if (code === INTERRUPTED) return new SqlFault('The statement took longer than it may.', 'time');
  if (code === NO_MEMORY || code === FULL) return new SqlFault('The database ran out of memory.', 'memory');
  if (code === TOO_BIG) return new SqlFault('A text, blob or statement is larger than allowed.', 'memory');
  if (code === NOT_AUTHORIZED) return new SqlFault(refusal ?? message, 'refused');
  return new SqlFault(message, 'error');
}

function tooLarge(): SqlFault {
  return new SqlFault(`The result has more than ${RESULT_CHARACTERS} characters.`, 'rows');
}
