import type { Handlers, Output } from '#shared/contract.ts';

import type { Catalog } from '#core/catalog/catalog.ts';
import type { SecretStore } from '#core/settings/secrets.ts';

export interface AppFacts {
  version: string;
  door: Output<'app.info'>['door'];
  dataDirectory: string;
  secrets: SecretStore;
  catalog: Catalog;
}

/** What the application says about itself. */
export function appHandlers({ version, door, dataDirectory, secrets, catalog }: AppFacts) {
  return {
    'app.info': async () => ({
      version,
      door,
      dataDirectory,
      databaseBytes: catalog.sizeBytes(),
      platform: `${process.platform} ${process.arch}, Node ${process.versions.node}`,
      secretStore: secrets.description,
    }),
  } satisfies Partial<Handlers>;
}
