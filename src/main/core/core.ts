import { join } from 'node:path';

import type { Handlers } from '#shared/contract.ts';

import { createDispatch, type Dispatch, type DoorRights } from './api/dispatch.ts';
import { createEventBus, type EventBus } from './api/event-bus.ts';
import { appHandlers } from './app/app-handlers.ts';
import { makeDataDirectory } from './app/make-data-directory.ts';
import { createBundles } from './bundles/create-bundles.ts';
import { LIMITS } from './bundles/limits.ts';
import type { Catalog } from './catalog/catalog.ts';
import { openCatalog } from './catalog/open-catalog.ts';
import { comparisonHandlers } from './comparisons/comparison-handlers.ts';
import { docsHandlers } from './docs/docs-handlers.ts';
import { createDrafts } from './drafts/create-drafts.ts';
import { exportHandlers } from './exports/export-handlers.ts';
import { failureSetHandlers } from './failure-sets/failure-set-handlers.ts';
import { createFileRegistry, type FileRegistry } from './files/file-registry.ts';
import { leaderboardHandlers } from './leaderboard/leaderboard-handlers.ts';
import { runHandlers } from './runs/run-handlers.ts';
import { reportFileHandlers } from './report-files/report-file-handlers.ts';
import { createRunService } from './runs/run-service.ts';
import { createFileSecrets } from './settings/file-secrets.ts';
import { openLiveSettings } from './settings/live-settings.ts';
import { createProviderService } from './settings/provider-service.ts';
import type { SecretStore } from './settings/secrets.ts';
import { reviewHandlers } from './reviews/review-handlers.ts';
import { settingsHandlers } from './settings/settings-handlers.ts';
import { suspectKeyHandlers } from './suspect-keys/suspect-key-handlers.ts';
import { workbenchHandlers } from './workbench/workbench-handlers.ts';

export type Door = 'desktop' | 'browser' | 'command-line';

export interface CoreOptions {
  door: Door;
  /** Holds the database, bundles, backups and temporary files. Made if missing. */
  dataDirectory: string;
  /** The application's own `resources` folder: built-in environments, documentation. */
  resourcesDirectory: string;
  version: string;
  /** Where keys are kept; by default in a file of the data directory that only the user can read. */
  secrets?: SecretStore;
  /** Environment variables, such as OLLAMA_HOST and OPENAI_API_KEY. */
  variables: Readonly<Record<string, string | undefined>>;
  now?: () => Date;
}

export interface Core {
  /** A dispatch with the rights of a door. */
  dispatchFor(rights: DoorRights): Dispatch;
  bus: EventBus;
  /** A file that came in by upload; returns its handle for `import.preview`. */
  acceptUpload: FileRegistry['acceptUpload'];
  /** A file made by `exports.create` or `environments.pack`, to be downloaded once. */
  openDownload: FileRegistry['openDownload'];
  /** Stops runs of this process (they become `interrupted`), writes what is pending and closes the catalog. */
  close(): Promise<void>;
}

/** What lies in the trash for longer than thirty days is removed at a start. */
const TRASH_MS = 30 * 24 * 60 * 60 * 1_000;

/** Puts the product together. The only place where everything is known. */
export async function createCore(options: CoreOptions): Promise<Core> {
  const { dataDirectory, now = () => new Date() } = options;
  makeDataDirectory(dataDirectory);
  const catalog = await openCatalog({ dataDirectory, now });
  try {
    return await compose(options, catalog);
  } catch (error) {
    await catalog.close();
    throw error;
  }
}

async function compose(options: CoreOptions, catalog: Catalog): Promise<Core> {
  const { dataDirectory, resourcesDirectory, variables, now = () => new Date() } = options;
  const secrets = options.secrets ?? createFileSecrets(join(dataDirectory, 'secrets.json'));
  const bus = createEventBus();
  const files = createFileRegistry({ dataDirectory, uploadBytes: LIMITS.archiveBytes });
  const bundles = createBundles({ catalog, bus, files, dataDirectory, resourcesDirectory });
  const settings = await openLiveSettings(catalog.settings, bus);
  const providers = createProviderService({ catalog, settings, secrets, variables, bus });
  const runs = createRunService({
    catalog,
    bus,
    models: providers.access,
    settings,
    dataDirectory,
    readBundleText: (environment, path) => bundles.readUsedFile(environment, path),
    now,
  });
  const drafts = createDrafts({
    catalog,
    bus,
    files,
    runs: runs.context,
    dataDirectory,
    resourcesDirectory,
  });
  const handlers: Handlers = {
    ...bundles.handlers,
    ...drafts.handlers,
    ...runHandlers(runs),
    ...exportHandlers({ catalog, files, bus }),
    ...failureSetHandlers({ catalog, bus }),
    ...leaderboardHandlers(catalog),
    ...reviewHandlers(catalog),
    ...suspectKeyHandlers(catalog),
    ...workbenchHandlers({ context: runs.context, files, bundles: bundles.handlers }),
    ...comparisonHandlers({ catalog, files }),
    ...reportFileHandlers({ catalog, files, version: options.version, now }),
    ...providers.handlers,
    ...settingsHandlers(settings),
    ...docsHandlers(join(resourcesDirectory, 'docs')),
    ...appHandlers({ ...options, secrets, catalog }),
  };
  await bundles.seedBuiltIn();
  await runs.recover();
  await catalog.trash.empty(new Date(now().getTime() - TRASH_MS).toISOString());
  return {
    dispatchFor: (rights) => createDispatch(handlers, rights),
    bus,
    acceptUpload: (fileName, bytes) => files.acceptUpload(fileName, bytes),
    openDownload: (handle) => files.openDownload(handle),
    async close() {
      settings.close();
      await runs.close();
      await Promise.all([bundles.close(), drafts.close(), providers.close()]);
      files.close();
      await catalog.close();
    },
  };
}
