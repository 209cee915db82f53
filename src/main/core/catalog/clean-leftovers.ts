import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';

import { catalogPaths } from './catalog-paths.ts';
import { type Connection, query } from './connection.ts';

/**
 * Removes what killed processes left behind: staging files whose process is gone, half-made backups, and zips that no
 * environment version or draft refers to. The write lock is held, so that no other process is between moving a zip and its commit.
 */
export function cleanLeftovers(connection: Connection, dataDirectory: string): void {
  const { bundles, staging, backups } = catalogPaths(dataDirectory);
  mkdirSync(bundles, { recursive: true });
  for (const name of namesIn(staging)) {
    if (!isAlive(Number.parseInt(name, 10))) rmSync(join(staging, name), { force: true });
  }
  connection.transaction(() => {
    for (const name of namesIn(backups)) {
      if (name.endsWith('.partial')) rmSync(join(backups, name), { force: true });
    }
  });
  removeOrphanBundles(connection, dataDirectory);
}

/** Removes the zips that no environment version and no draft refers to, but for those that a living process is about to put in place. */
export function removeOrphanBundles(connection: Connection, dataDirectory: string): void {
  const { bundles } = catalogPaths(dataDirectory);
  connection.transaction(() => {
    const kept = new Set(
      connection
        .all(query.selectFrom('environments').select('digest').where('purged_at', 'is', null))
        .concat(connection.all(query.selectFrom('drafts').select('base_digest as digest')))
        .map(({ digest }) => digest),
    );
    for (const name of namesIn(bundles)) {
      const [, owner] = /\.(\d+)\.partial$/.exec(name) ?? [];
      const isNeeded = owner === undefined ? kept.has(basename(name, '.zip')) : isAlive(Number(owner));
      if (!isNeeded) rmSync(join(bundles, name), { force: true });
    }
  });
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: somebody else's process, but alive.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
