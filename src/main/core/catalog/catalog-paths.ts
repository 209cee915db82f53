import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where the catalog keeps its things inside the data directory. */
export interface CatalogPaths {
  readonly database: string;
  /** Zips of environment versions, named by digest. */
  readonly bundles: string;
  /** Copies of the database from before each migration. */
  readonly backups: string;
  /** Short-lived files of imports going on. */
  readonly staging: string;
}

export function catalogPaths(dataDirectory: string): CatalogPaths {
  return {
    database: join(dataDirectory, 'catalog.sqlite'),
    bundles: join(dataDirectory, 'bundles'),
    backups: join(dataDirectory, 'backups'),
    staging: join(dataDirectory, 'staging'),
  };
}

/** Path of the zip of an environment version. */
export function bundlePath(dataDirectory: string, digest: string): string {
  return join(catalogPaths(dataDirectory).bundles, `${digest}.zip`);
}

/**
 * A fresh path for a staging file (see `openStaging`) or for a zip on its way into the catalog. It lies on the disk of
 * the catalog and carries the pid, so that what a killed process leaves behind is removed at the next start.
 */
export function newStagingPath(dataDirectory: string, extension: 'sqlite' | 'zip'): string {
  const { staging } = catalogPaths(dataDirectory);
  mkdirSync(staging, { recursive: true });
  return join(staging, `${process.pid}-${randomUUID()}.${extension}`);
}
