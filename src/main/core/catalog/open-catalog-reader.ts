import { createCaseStore } from './case-store/case-store.ts';
import type { CaseStore, EnvironmentStore, ResponseCache, ResultStore } from './catalog.ts';
import { storedEnvironment } from './environment-store/stored-environment.ts';
import { openDatabaseForReading } from './open-database.ts';
import { readReply } from './response-cache.ts';
import { readResultRows } from './result-store/result-rows.ts';
import { countResponses, storedResponses } from './result-store/stored-responses.ts';

/** What worker threads read of the catalog; they write through the thread that started them. */
export interface CatalogReader {
  readonly environments: Pick<EnvironmentStore, 'get'>;
  readonly cases: CaseStore;
  readonly results: Pick<ResultStore, 'responses' | 'responseCount' | 'rows'>;
  readonly responses: Pick<ResponseCache, 'get'>;
  close(): void;
}

/** Opens an existing catalog for reading, without a writer. Throws AppError `catalog-unusable` if it cannot be read. */
export function openCatalogReader(dataDirectory: string): CatalogReader {
  const connection = openDatabaseForReading(dataDirectory);
  return {
    environments: { get: async (digest) => storedEnvironment(connection, dataDirectory, digest) },
    cases: createCaseStore(connection),
    results: {
      responses: (runId, size) => storedResponses(connection, runId, size),
      responseCount: async (runId) => countResponses(connection, runId),
      rows: async (ids) => readResultRows(connection, ids),
    },
    responses: { get: async (key) => readReply(connection, key) },
    close: () => connection.close(),
  };
}
