import sqlite3InitModule, { type Sqlite3Static } from '@sqlite.org/sqlite-wasm';

import { SqlFault } from '#core/engine/ports.ts';

import { serveThread, type ThreadPort } from '../threads/serve-thread.ts';
import { createTables } from './create-tables.ts';
import { GuestDatabase } from './guest-database.ts';
import { createImageCache, type DatabaseImage } from './image-cache.ts';
import type { SqlAnswer, SqlParts, SqlRequest } from './sql-messages.ts';
import { tableContents } from './table-contents.ts';

/** Of everything SQLite holds in this thread, in bytes; it never rises again. */
const HEAP_BYTES = 768 * 1024 * 1024;

interface Bench {
  sqlite: Sqlite3Static;
  images: ReturnType<typeof createImageCache>;
  open: Map<number, GuestDatabase>;
}

/** The life of the SQL thread: databases in memory, one request at a time. */
export function serveSql(port: ThreadPort): void {
  let bench: Promise<Bench> | null = null;
  serveThread(port, async (request: SqlRequest): Promise<SqlAnswer> => {
    bench ??= startBench();
    const started = await bench;
    try {
      return answer(started, request);
    } catch (error) {
      if (error instanceof SqlFault) return { type: 'refused', message: error.message, end: error.end };
      throw error;
    }
  });
}

async function startBench(): Promise<Bench> {
  const sqlite = await sqlite3InitModule();
  const database = new sqlite.oo1.DB(':memory:');
  database.exec(`PRAGMA hard_heap_limit = ${HEAP_BYTES}`);
  database.close();
  return { sqlite, images: createImageCache(), open: new Map() };
}

function answer(bench: Bench, request: SqlRequest): SqlAnswer {
  switch (request.kind) {
    case 'open':
      return open(bench, request);
    case 'run':
      return {
        type: 'rows',
        ...databaseOf(bench, request.database).run(request.statements, request.limits, 'candidate'),
      };
    case 'contents':
      return { type: 'tables', tables: tableContents(databaseOf(bench, request.database), request.limits) };
    case 'close':
      bench.open.get(request.database)?.close();
      bench.open.delete(request.database);
      return { type: 'done' };
  }
}

function open(bench: Bench, request: Extract<SqlRequest, { kind: 'open' }>): SqlAnswer {
  const { database, image: key, parts, history, limits } = request;
  let image = bench.images.get(key);
  if (image === null && parts === null) return { type: 'unknown-image' };
  image ??= makeImage(bench.sqlite, parts ?? [], limits);
  bench.images.set(key, image);
  const opened = new GuestDatabase(bench.sqlite, image.bytes);
  try {
    opened.enforceForeignKeys(image.foreignKeys);
    for (const statements of history) opened.run(statements, limits, 'candidate');
  } catch (error) {
    opened.close();
    throw error;
  }
  bench.open.set(database, opened);
  return { type: 'done' };
}

function makeImage(
  sqlite: Sqlite3Static,
  parts: SqlParts,
  limits: Extract<SqlRequest, { kind: 'open' }>['limits'],
): DatabaseImage {
  const database = new GuestDatabase(sqlite, new Uint8Array());
  try {
    const statements = parts.flatMap((part) =>
      typeof part === 'string' ? [{ sql: part }] : createTables(part),
    );
    database.run(statements, limits, 'script');
    return { bytes: database.image(), foreignKeys: database.guard.foreignKeys ?? false };
  } finally {
    database.close();
  }
}

function databaseOf({ open: databases }: Bench, number: number): GuestDatabase {
  const found = databases.get(number);
  if (found === undefined) throw new Error(`There is no open database ${number}.`);
  return found;
}
