import type { CAPI } from '@sqlite.org/sqlite-wasm';

/** Whose statement is prepared: of the application, of a script that makes a database, or of whoever is judged. */
export type StatementOwner = 'application' | 'script' | 'candidate';

/** Pragmas that only read, whatever they are given. */
const READING = new Set(
  'table_info table_xinfo table_list index_list index_info index_xinfo foreign_key_list foreign_key_check database_list function_list collation_list module_list pragma_list compile_options integrity_check quick_check'.split(
    ' ',
  ),
);
/** Pragmas that read when they are given nothing. */
const READING_ALONE = new Set(
  'foreign_keys data_version user_version schema_version application_id encoding page_count page_size freelist_count recursive_triggers journal_mode synchronous'.split(
    ' ',
  ),
);
const VIRTUAL_TABLES = new Set(['fts5', 'fts4', 'fts3', 'rtree']);
const FORBIDDEN_FUNCTIONS = new Set(['load_extension', 'fts3_tokenizer', 'readfile', 'writefile', 'edit']);
/** Tables made of the pages of the database file itself. */
const FORBIDDEN_TABLES = new Set(['sqlite_dbpage', 'sqlite_dbdata', 'sqlite_dbptr']);

/** What a statement may do, asked by SQLite while it is prepared. */
export class StatementGuard {
  owner: StatementOwner = 'application';
  /** Why the last statement was refused. */
  refusal: string | null = null;
  /** BEGIN, COMMIT or ROLLBACK, when the last statement is that. */
  transaction: string | null = null;
  /** What a script said about foreign keys. */
  foreignKeys: boolean | null = null;
  readonly #capi: CAPI;

  constructor(capi: CAPI) {
    this.#capi = capi;
  }

  /** For a new statement. */
  reset(): void {
    this.refusal = null;
    this.transaction = null;
  }

  /** The answer of the authorizer; arguments as SQLite defines them for each action. */
  judge(action: number, first: string | 0, second: string | 0): number {
    const capi = this.#capi;
    if (this.owner === 'application') return capi.SQLITE_OK;
    switch (action) {
      case capi.SQLITE_ATTACH:
      case capi.SQLITE_DETACH:
        return this.#refuse('Other database files cannot be attached.');
      case capi.SQLITE_PRAGMA:
        return this.#judgePragma(String(first).toLowerCase(), second === 0 ? null : second);
      case capi.SQLITE_FUNCTION:
        return FORBIDDEN_FUNCTIONS.has(String(second).toLowerCase())
          ? this.#refuse(`The function ${second} cannot be called.`)
          : capi.SQLITE_OK;
      case capi.SQLITE_CREATE_VTABLE:
        return VIRTUAL_TABLES.has(String(second).toLowerCase())
          ? capi.SQLITE_OK
          : this.#refuse(`Virtual tables of the module ${second} cannot be made.`);
      case capi.SQLITE_TRANSACTION:
        this.transaction = String(first);
        return capi.SQLITE_OK;
      case capi.SQLITE_READ:
      case capi.SQLITE_INSERT:
      case capi.SQLITE_UPDATE:
      case capi.SQLITE_DELETE:
        return FORBIDDEN_TABLES.has(String(first).toLowerCase())
          ? this.#refuse(`The table ${first} cannot be used.`)
          : capi.SQLITE_OK;
      default:
        return capi.SQLITE_OK;
    }
  }

  #judgePragma(name: string, value: string | null): number {
    const capi = this.#capi;
    if (READING.has(name) || (value === null && READING_ALONE.has(name))) return capi.SQLITE_OK;
    if (this.owner === 'candidate') return this.#refuse(`PRAGMA ${name} cannot be set.`);
    // Dumps begin with settings that mean nothing to a database in memory.
    if (name === 'foreign_keys' && value !== null) this.foreignKeys = /^(on|yes|true|1)$/i.test(value);
    return capi.SQLITE_IGNORE;
  }

  #refuse(reason: string): number {
    this.refusal = reason;
    return this.#capi.SQLITE_DENY;
  }
}
