import type { Catalog } from '#core/catalog/catalog.ts';
import { AppError } from '#shared/errors.ts';

import { builtInFolders, readStamp, stampOf, writeStamp } from './built-in-stamp.ts';
import type { ImportWorkers } from './import-worker-pool.ts';
import type { ImportService } from './import-service.ts';

export interface SeedContext {
  readonly catalog: Pick<Catalog, 'environments'>;
  readonly imports: Pick<ImportService, 'importBuiltIn'>;
  readonly workers: ImportWorkers;
  readonly dataDirectory: string;
  readonly resourcesDirectory: string;
}

/**
 * Imports the environments that come with the application: at a start those that are new, leaving alone what the
 * user deleted; with `restore` all that are missing. Does next to nothing when nothing has changed. Returns how many
 * were added. One whose version the user has with other content is left out. One that cannot be imported keeps neither
 * the others out nor the application from starting: it is warned of, and thrown where the user asked to restore.
 */
export async function seedBuiltIn(context: SeedContext, options: { restore: boolean }): Promise<number> {
  const folders = builtInFolders(context.resourcesDirectory);
  const stamp = stampOf(folders);
  const before = readStamp(context.dataDirectory);
  if (!options.restore && before?.folders === stamp) return 0;

  const seeded = new Set(before?.seeded);
  const errors: unknown[] = [];
  let added = 0;
  for (const folder of folders) {
    try {
      const outcome = await seedFolder(context, folder, options.restore ? new Set() : seeded);
      seeded.add(outcome.digest);
      if (outcome.isNew) added += 1;
    } catch (error) {
      errors.push(error);
    }
  }
  writeStamp(context.dataDirectory, { folders: errors.length === 0 ? stamp : '', seeded: [...seeded] });
  if (options.restore && errors.length > 0) throw errors[0];
  for (const error of errors) process.emitWarning(error instanceof Error ? error : String(error));
  return added;
}

async function seedFolder(
  { catalog, imports, workers }: SeedContext,
  folder: string,
  seeded: ReadonlySet<string>,
): Promise<{ digest: string; isNew: boolean }> {
  const { digest } = await workers.run('digest', { bundle: { path: folder } });
  if (seeded.has(digest)) return { digest, isNew: false };
  const stored = await catalog.environments.get(digest);
  if (stored !== null && stored.deletedAt === null) return { digest, isNew: false };
  try {
    const imported = await imports.importBuiltIn(folder);
    return { digest, isNew: !imported.alreadyInstalled };
  } catch (error) {
    if (error instanceof AppError && error.code === 'conflict') return { digest, isNew: false };
    throw error;
  }
}
