import { backUp } from './backups.ts';
import type { Connection } from './connection.ts';
import type { Migration } from './migrations/migration.ts';

interface MigrateOptions {
  readonly dataDirectory: string;
  readonly now: () => Date;
  readonly migrations: readonly Migration[];
  readonly applicationId: number;
}

/**
 * Brings the database to the newest version, in one transaction; an existing one is backed up first. Another process
 * that starts at the same time waits, and then finds the work done. The version is SQLite's `user_version`.
 */
export function migrate(connection: Connection, options: MigrateOptions): void {
  if (versionOf(connection) >= options.migrations.length) return;
  connection.transaction(() => {
    const from = versionOf(connection);
    if (from >= options.migrations.length) return;
    if (from > 0) backUp(options.dataDirectory, from, options.now());
    for (const migration of options.migrations.slice(from)) migration(connection.database);
    connection.database.pragma(`application_id = ${options.applicationId}`);
    connection.database.pragma(`user_version = ${options.migrations.length}`);
  });
}

function versionOf(connection: Connection): number {
  return Number(connection.database.pragma('user_version', { simple: true }));
}
