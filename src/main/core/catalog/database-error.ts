import Database from 'better-sqlite3';

import { AppError } from '#shared/errors.ts';

/** The SQLite result code, such as `SQLITE_BUSY`; null for any other error. */
export function sqliteCode(error: unknown): string | null {
  return error instanceof Database.SqliteError ? error.code : null;
}

/** Whether another process was in the way, so that trying again may help. */
export function isBusy(error: unknown): boolean {
  const code = sqliteCode(error);
  return code !== null && (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'));
}

const SENTENCES: readonly (readonly [prefix: string, sentence: string])[] = [
  [
    'SQLITE_FULL',
    'The disk is full, so this could not be saved. Free some space and try again; nothing that was saved before is lost.',
  ],
  [
    'SQLITE_BUSY',
    'Another BenchGen process has been writing to the same data directory for too long. Wait for it to finish, or close it, and try again.',
  ],
  [
    'SQLITE_LOCKED',
    'Another BenchGen process has been writing to the same data directory for too long. Wait for it to finish, or close it, and try again.',
  ],
  [
    'SQLITE_READONLY',
    'The data directory cannot be written to. Check its permissions, or choose another one with --data-dir.',
  ],
  [
    'SQLITE_CORRUPT',
    'The database is damaged. Close BenchGen, keep a copy of the file, and put a backup in its place.',
  ],
  [
    'SQLITE_NOTADB',
    'The database is damaged. Close BenchGen, keep a copy of the file, and put a backup in its place.',
  ],
  [
    'SQLITE_IOERR',
    'The disk reported an error, so this could not be saved. Check the disk and the free space on it.',
  ],
];

/** Says in words what SQLite's codes mean; leaves every other error as it is. */
export function explainDatabaseError(error: unknown): unknown {
  const code = sqliteCode(error);
  if (code === null) return error;
  const sentence = SENTENCES.find(([prefix]) => code.startsWith(prefix))?.[1];
  return sentence === undefined ? error : new AppError('catalog-unusable', sentence, { cause: error });
}
