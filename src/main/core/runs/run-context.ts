import type { EventBus } from '#core/api/event-bus.ts';
import type { Catalog, RunOwner, StoredEnvironment } from '#core/catalog/catalog.ts';
import type { LiveSettings } from '#core/settings/live-settings.ts';

import type { Carrier } from './carry/carrier.ts';
import type { EndpointRegistry } from './carry/endpoint-registry.ts';
import type { JobDesk } from './pool/job-desk.ts';
import type { ModelAccess } from './prepare/model-access.ts';

/** What runs are built on; given by the composition. */
export interface RunServiceDeps {
  catalog: Catalog;
  bus: EventBus;
  models: ModelAccess;
  /** With the offline lock. */
  settings: LiveSettings;
  /** Folder of the catalog; workers open it for reading. */
  dataDirectory: string;
  /** Text of a file of an installed bundle; null if there is none. */
  readBundleText(environment: StoredEnvironment, path: string): Promise<string | null>;
  now: () => Date;
  /** The thread entry; by default the product's own. */
  workerEntry?: URL;
  /** Most worker threads; by default one a processor, at most four. */
  threads?: number;
}

/** The same with the parts that live as long as the service. */
export interface RunContext extends RunServiceDeps {
  carrier: Carrier;
  jobs: JobDesk;
  endpoints: EndpointRegistry;
  /** This process. */
  owner: RunOwner;
  /** Runs that are being judged again. */
  rescoring: Set<string>;
}
