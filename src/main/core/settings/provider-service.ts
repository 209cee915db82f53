import type { EventBus } from '#core/api/event-bus.ts';
import type { Catalog } from '#core/catalog/catalog.ts';
import type { ModelAccess } from '#core/runs/prepare/model-access.ts';

import type { LiveSettings } from './live-settings.ts';
import { createModelAccess } from './model-access.ts';
import { createModelPulls } from './model-pulls.ts';
import { createProviderDirectory } from './provider-directory.ts';
import { providerHandlers } from './provider-handlers.ts';
import { createProviderStates } from './provider-states.ts';
import type { Variables } from './ready-made-providers.ts';
import type { SecretStore } from './secrets.ts';

export interface ProviderServiceOptions {
  readonly catalog: Pick<Catalog, 'providers'>;
  readonly settings: LiveSettings;
  readonly secrets: SecretStore;
  readonly variables: Variables;
  readonly bus: EventBus;
  /** Longest wait for a server when its state is asked for; 2 s unless a test says otherwise. */
  readonly waitMs?: number;
}

export interface ProviderService {
  /** For runs. */
  readonly access: ModelAccess;
  readonly handlers: ReturnType<typeof providerHandlers>;
  /** Cancels downloads. */
  close(): Promise<void>;
}

/** Everything about providers and their models, put together. */
export function createProviderService(options: ProviderServiceOptions): ProviderService {
  const { catalog, settings, bus } = options;
  const directory = createProviderDirectory(catalog.providers, options.variables);
  const states = createProviderStates({ ...options, directory });
  const access = createModelAccess({ ...options, directory, states });
  const pulls = createModelPulls(bus, settings.offlineLock);
  return {
    access,
    handlers: providerHandlers({ ...options, directory, states, access, pulls }),
    close: () => pulls.close(),
  };
}
