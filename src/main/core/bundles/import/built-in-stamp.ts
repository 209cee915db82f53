import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import * as z from 'zod';

import { catalogPaths } from '#core/catalog/catalog-paths.ts';

const Stamp = z.object({
  /** What the folders of the application looked like. */
  folders: z.string(),
  /** Which database file it was: a new one knows nothing of what the old one was given. */
  database: z.number(),
  /** Digests that were imported once; what the user deleted of them stays deleted. */
  seeded: z.array(z.string()),
});
export type Stamp = z.infer<typeof Stamp>;

/** What is remembered of the last start with this database; null if nothing readable. */
export function readStamp(dataDirectory: string): Stamp | null {
  const path = stampPath(dataDirectory);
  if (!existsSync(path)) return null;
  try {
    const stamp = Stamp.parse(JSON.parse(readFileSync(path, 'utf8')));
    return stamp.database === databaseFile(dataDirectory) ? stamp : null;
  } catch {
    return null;
  }
}

export function writeStamp(dataDirectory: string, stamp: Omit<Stamp, 'database'>): void {
  const path = stampPath(dataDirectory);
  const whole: Stamp = { ...stamp, database: databaseFile(dataDirectory) };
  writeFileSync(`${path}.part`, JSON.stringify(whole));
  renameSync(`${path}.part`, path);
}

/** Folders of the environments that come with the application. */
export function builtInFolders(resourcesDirectory: string): string[] {
  const parent = join(resourcesDirectory, 'environments');
  if (!existsSync(parent)) return [];
  return readdirSync(parent, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(parent, entry.name))
    .sort();
}

/** Names, sizes and times of all files: cheap to make, and another one when anything was changed. */
export function stampOf(folders: readonly string[]): string {
  const sum = createHash('sha256');
  for (const folder of folders) {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
      const { size, mtimeMs } = statSync(join(folder, name));
      sum.update(JSON.stringify([folder, name, size, mtimeMs]));
    }
  }
  return sum.digest('hex');
}

/** The number of the file in its file system: another one when the database was made anew. */
function databaseFile(dataDirectory: string): number {
  const { database } = catalogPaths(dataDirectory);
  return existsSync(database) ? statSync(database).ino : 0;
}

function stampPath(dataDirectory: string): string {
  return join(dataDirectory, 'built-in.json');
}
