import type { Database } from 'better-sqlite3';

/** Takes a database of the version before to this one, inside a transaction. Migrations are never changed once released. */
export type Migration = (database: Database) => void;
