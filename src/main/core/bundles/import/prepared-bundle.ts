import { rm } from 'node:fs/promises';

import { newStagingPath } from '#core/catalog/catalog-paths.ts';

import type { BundleReading } from '../validate/read-bundle.ts';
import type { BundlePlace } from './bundle-place.ts';
import type { ImportWorkers } from './import-worker-pool.ts';

/** A bundle that was read; its zip and its cases wait beside the catalog if it is valid. */
export interface Prepared {
  readonly reading: BundleReading;
  readonly zipPath: string;
  readonly stagedCasesPath: string;
}

/** Packs and reads a bundle in a worker. Throws AppError `bundle-invalid` where it cannot be read at all. */
export async function prepareBundle(
  { workers, dataDirectory }: { workers: ImportWorkers; dataDirectory: string },
  bundle: BundlePlace,
  signal?: AbortSignal,
): Promise<Prepared> {
  const zipPath = newStagingPath(dataDirectory, 'zip');
  const stagedCasesPath = newStagingPath(dataDirectory, 'sqlite');
  try {
    const reading = await workers.run('prepare', { bundle, target: zipPath, stagedCasesPath }, signal);
    return { reading, zipPath, stagedCasesPath };
  } catch (error) {
    // A worker that was stopped could not clean up.
    await rm(zipPath, { force: true });
    await rm(stagedCasesPath, { force: true });
    throw error;
  }
}

/** Removes what waits, or what is left of it. */
export async function removePrepared({ zipPath, stagedCasesPath }: Prepared): Promise<void> {
  await rm(zipPath, { force: true });
  await rm(stagedCasesPath, { force: true });
}
