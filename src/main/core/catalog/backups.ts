import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

import Database from 'better-sqlite3';

import { catalogPaths } from './catalog-paths.ts';
import { syncFile, syncFolder } from './sync-file.ts';

const KEPT = 3;

/**
 * Writes a copy of the database as it stands (what another connection has not committed is not in it) and returns its
 * path once it is durable. The newest three are kept.
 */
export function backUp(dataDirectory: string, version: number, now: Date): string {
  const { database, backups } = catalogPaths(dataDirectory);
  mkdirSync(backups, { recursive: true });
  const stamp = now.toISOString().replaceAll(/[:.]/g, '-');
  const path = join(backups, `catalog-v${version}-${stamp}.sqlite`);
  const partial = `${path}.partial`;
  rmSync(partial, { force: true });
  const source = new Database(database, { readonly: true });
  try {
    source.prepare('VACUUM INTO ?').run(partial);
  } finally {
    source.close();
  }
  syncFile(partial);
  renameSync(partial, path);
  syncFolder(backups);
  for (const old of backupPaths(dataDirectory).slice(KEPT)) rmSync(old, { force: true });
  return path;
}

/** Path of the newest backup; null if there is none. */
export function lastBackup(dataDirectory: string): string | null {
  return backupPaths(dataDirectory)[0] ?? null;
}

function backupPaths(dataDirectory: string): string[] {
  const { backups } = catalogPaths(dataDirectory);
  if (!existsSync(backups)) return [];
  return readdirSync(backups)
    .filter((name) => name.endsWith('.sqlite'))
    .map((name) => join(backups, name))
    .map((path) => ({ path, time: statSync(path).mtimeMs }))
    .toSorted((one, other) => other.time - one.time || (other.path < one.path ? -1 : 1))
    .map(({ path }) => path);
}
