import { existsSync, statSync } from 'node:fs';

import { createCaseStore } from './case-store/case-store.ts';
import type { Catalog } from './catalog.ts';
import { catalogPaths } from './catalog-paths.ts';
import { createDraftStore } from './draft-store/draft-store.ts';
import { createFailureSetStore } from './failure-set-store/failure-set-store.ts';
import { createTrainingStore } from './failure-set-store/training-store.ts';
import { createEnvironmentStore } from './environment-store/environment-store.ts';
import { openDatabaseForReading } from './open-database.ts';
import { createProviderStore } from './provider-store.ts';
import { createResponseCache } from './response-cache.ts';
import { createResultStore } from './result-store/result-store.ts';
import { createRunStore } from './run-store/run-store.ts';
import { createSettingsStore } from './settings-store.ts';
import { createTrashStore } from './trash/trash-store.ts';
import { startWriter, type Writer } from './writer/writer.ts';

export interface CatalogOptions {
  /** Made if missing. Several processes may share it. */
  readonly dataDirectory: string;
  readonly now?: () => Date;
  /** How long a write waits for another process that is writing; 30 seconds. */
  readonly busyTimeoutMs?: number;
}

/**
 * Opens the catalog of a data directory: starts the writer thread, which makes or migrates the database, and reads
 * on a connection of the calling thread. Throws AppError `catalog-unusable` if that cannot be done; a database that
 * cannot be used is left as it is.
 */
export async function openCatalog(options: CatalogOptions): Promise<Catalog> {
  const { dataDirectory, now = () => new Date(), busyTimeoutMs } = options;
  const writer = await startWriter({ dataDirectory, busyTimeoutMs }, now);
  const { write } = writer;
  const connection = await orClose(writer, () => openDatabaseForReading(dataDirectory));
  return {
    environments: createEnvironmentStore(connection, dataDirectory, write),
    cases: createCaseStore(connection),
    runs: createRunStore(connection, write),
    results: createResultStore(connection, write),
    providers: createProviderStore(connection, write),
    settings: createSettingsStore(connection, write),
    responses: createResponseCache(connection, write),
    drafts: createDraftStore(connection, write),
    failureSets: createFailureSetStore(connection, write),
    training: createTrainingStore(connection, write),
    trash: createTrashStore(connection, write),
    sizeBytes: () => sizeOf(catalogPaths(dataDirectory).database),
    indexSearch: () => write('search.index', {}),
    async close() {
      // The writer last: it can put the write-ahead log into the database once nobody reads.
      connection.close();
      await writer.close();
    },
  };
}

async function orClose<T>(writer: Writer, open: () => T): Promise<T> {
  try {
    return open();
  } catch (error) {
    await writer.close();
    throw error;
  }
}

function sizeOf(database: string): number {
  return [database, `${database}-wal`]
    .filter((path) => existsSync(path))
    .reduce((sum, path) => sum + statSync(path).size, 0);
}
