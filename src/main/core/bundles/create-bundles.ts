import type { EventBus } from '#core/api/event-bus.ts';
import type { Catalog, StoredEnvironment } from '#core/catalog/catalog.ts';
import type { FileRegistry } from '#core/files/file-registry.ts';

import { bundleHandlers, bundleOf } from './bundle-handlers.ts';
import { createImportService } from './import/import-service.ts';
import { createImportWorkers, type ImportWorkers } from './import/import-worker-pool.ts';
import { seedBuiltIn } from './import/seed-built-in.ts';
import { LIMITS } from './limits.ts';

export interface BundlesOptions {
  readonly catalog: Pick<Catalog, 'environments' | 'cases' | 'trash'>;
  readonly bus: EventBus;
  readonly files: FileRegistry;
  readonly dataDirectory: string;
  readonly resourcesDirectory: string;
  /** Default: workers of its own. */
  readonly workers?: ImportWorkers;
}

export interface Bundles {
  readonly handlers: ReturnType<typeof bundleHandlers>;
  /** Imports the built-in environments that are new; quick when there are none. Returns how many were added. */
  seedBuiltIn(): Promise<number>;
  /** Text of a file that checks or tools of an environment use; null if there is none, or it is no text or too large. */
  readUsedFile(environment: StoredEnvironment, path: string): Promise<string | null>;
  /** Stops imports going on. */
  close(): Promise<void>;
}

/** Everything about bundles, put together. */
export function createBundles(options: BundlesOptions): Bundles {
  const { catalog, bus, files, dataDirectory, resourcesDirectory } = options;
  const workers = options.workers ?? createImportWorkers();
  const onImported = (): void => bus.publish('catalog.changed', { what: 'environments' });
  const imports = createImportService({ catalog, files, workers, dataDirectory, onImported });
  const seed = (restore: boolean): Promise<number> =>
    seedBuiltIn({ catalog, imports, workers, dataDirectory, resourcesDirectory }, { restore });
  return {
    handlers: bundleHandlers({ catalog, bus, files, workers, imports, restoreBuiltIn: () => seed(true) }),
    seedBuiltIn: () => seed(false),
    async readUsedFile(environment, file) {
      const input = { bundle: bundleOf(environment), file, mostBytes: LIMITS.usedFileBytes };
      return (await workers.run('readText', input)).text;
    },
    close: () => workers.close(),
  };
}
