import type { ProviderConfig, ProviderState } from '#shared/domain/model.ts';

import type { LiveSettings } from './live-settings.ts';
import { probeProvider } from './probe-provider.ts';
import type { ProviderDirectory } from './provider-directory.ts';
import { keyOf } from './provider-key.ts';
import type { Variables } from './ready-made-providers.ts';
import type { SecretStore } from './secrets.ts';

/** A server that is slower than this counts as unreachable, so that it does not hold up the others. */
const WAIT_MS = 2_000;

/** Looks at providers, all at once. */
export interface ProviderStates {
  all(): Promise<ProviderState[]>;
  /** Throws AppError `not-found`. */
  of(name: string): Promise<ProviderState>;
}

export interface ProviderStatesParts {
  readonly directory: ProviderDirectory;
  readonly settings: LiveSettings;
  readonly secrets: SecretStore;
  readonly variables: Variables;
  readonly waitMs?: number;
}

export function createProviderStates(parts: ProviderStatesParts): ProviderStates {
  const { directory, settings, secrets, variables, waitMs = WAIT_MS } = parts;
  const known = new Map<string, number | null>();
  let pending: Promise<ProviderState[]> | null = null;
  const probe = async (config: ProviderConfig) => {
    const { offlineLock } = settings;
    // Another process may have switched the lock since the last look.
    await settings.get();
    const key = await keyOf(config, variables, secrets);
    return probeProvider(config, { key, offlineLock, waitMs, known });
  };
  const probeAll = async () => Promise.all((await directory.list()).map(probe));
  return {
    // Screens ask for providers and for models at the same moment: one look serves both.
    all: () =>
      (pending ??= probeAll().finally(() => {
        pending = null;
      })),
    of: async (name) => probe(await directory.find(name)),
  };
}
