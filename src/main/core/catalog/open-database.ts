import { existsSync, mkdirSync, statSync } from 'node:fs';

import Database from 'better-sqlite3';

import { AppError } from '#shared/errors.ts';

import { lastBackup } from './backups.ts';
import { catalogPaths } from './catalog-paths.ts';
import { Connection } from './connection.ts';
import { isBusy, sqliteCode } from './database-error.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';

/** Marks the file as one of ours: "BnGn". */
const APPLICATION_ID = 0x42_6e_47_6e;
const BUSY_TIMEOUT_MS = 30_000;

export interface OpenDatabaseOptions {
  readonly dataDirectory: string;
  readonly now: () => Date;
  /** How long to wait for another process that is writing. */
  readonly busyTimeoutMs?: number;
}

/**
 * Opens the database for writing, makes it if there is none and brings an old one up to date after a backup.
 * Throws AppError `catalog-unusable`, with the file left as it was, if it is not ours, damaged, from a newer program,
 * or cannot be written.
 */
export function openDatabase(options: OpenDatabaseOptions): Connection {
  const { dataDirectory, busyTimeoutMs = BUSY_TIMEOUT_MS } = options;
  const { database: path } = catalogPaths(dataDirectory);
  return explained(dataDirectory, () => {
    makeFolder(dataDirectory);
    if (existsSync(path) && statSync(path).size > 0) inspect(path);
    const database = new Database(path, { timeout: busyTimeoutMs });
    try {
      const connection = new Connection(database);
      prepareForWriting(connection, busyTimeoutMs);
      migrate(connection, { ...options, migrations, applicationId: APPLICATION_ID });
      return connection;
    } catch (error) {
      database.close();
      throw error;
    }
  });
}

/** Opens the database, which must exist and be up to date, for reading alone. */
export function openDatabaseForReading(dataDirectory: string): Connection {
  const { database: path } = catalogPaths(dataDirectory);
  return explained(dataDirectory, () => {
    const database = new Database(path, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
    database.pragma('query_only = ON');
    database.pragma('cache_size = -16000');
    return new Connection(database);
  });
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError(
      'catalog-unusable',
      `The data directory ${path} cannot be made (${reason}). Check its permissions, or choose another one with --data-dir.`,
      { cause: error },
    );
  }
}

/** Looks at an existing file without writing to it. */
function inspect(path: string): void {
  const database = new Database(path, { readonly: true, timeout: BUSY_TIMEOUT_MS });
  try {
    const tables = database.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all();
    const version = Number(database.pragma('user_version', { simple: true }));
    if (tables.length === 0 && version === 0) return;
    if (database.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
      throw new AppError('catalog-unusable', 'it is a database of another program.');
    }
    if (version > migrations.length) {
      throw new AppError(
        'catalog-unusable',
        `it was written by a newer version of BenchGen (its format is ${version}, this program knows up to ${migrations.length}). Update BenchGen, or choose another data directory with --data-dir.`,
      );
    }
    // The root page of each table: finds a file that was cut off without reading all of it.
    for (const name of tables) database.prepare(`SELECT 1 FROM "${String(name)}" LIMIT 1`).get();
  } finally {
    database.close();
  }
}

function prepareForWriting({ database }: Connection, busyTimeoutMs: number): void {
  // These two hold from the first table on. The second lets an emptied trash give its space back.
  database.pragma('page_size = 8192');
  database.pragma('auto_vacuum = INCREMENTAL');
  retryWhileBusy(() => database.pragma('journal_mode = WAL'), busyTimeoutMs);
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  database.pragma('recursive_triggers = ON');
  database.pragma('journal_size_limit = 67108864');
  database.pragma('cache_size = -32000');
}

/** The switch to write-ahead logging fails at once instead of waiting when another process is at it. */
function retryWhileBusy(work: () => void, timeoutMs: number): void {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    try {
      work();
      return;
    } catch (error) {
      if (!isBusy(error) || Date.now() > deadline) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
  }
}

/** Every failure to open says which file, what happened, and where the last backup is. */
function explained<T>(dataDirectory: string, open: () => T): T {
  try {
    return open();
  } catch (error) {
    const { database: path } = catalogPaths(dataDirectory);
    if (!existsSync(path) && error instanceof AppError) throw error;
    const backup = lastBackup(dataDirectory);
    const rescue = backup === null ? 'There is no backup yet.' : `The last backup is ${backup}.`;
    throw new AppError(
      'catalog-unusable',
      `The database ${path} cannot be used: ${reasonOf(error)} The file was left as it is. ${rescue}`,
      { cause: error },
    );
  }
}

function reasonOf(error: unknown): string {
  const code = sqliteCode(error) ?? '';
  if (code.startsWith('SQLITE_NOTADB')) return 'it is not a database.';
  if (code.startsWith('SQLITE_CORRUPT')) return 'it is damaged.';
  if (code.startsWith('SQLITE_BUSY')) return 'another process has been holding it for too long.';
  if (code.startsWith('SQLITE_READONLY')) return 'it cannot be written to; check its permissions.';
  if (code.startsWith('SQLITE_CANTOPEN')) return 'it cannot be opened; check its permissions.';
  if (code.startsWith('SQLITE_IOERR'))
    return 'it cannot be read; check that it is a file and that the disk is well.';
  if (code.startsWith('SQLITE_FULL')) return 'the disk is full.';
  if (error instanceof AppError) return error.message;
  return `${error instanceof Error ? error.message : String(error)}.`;
}
