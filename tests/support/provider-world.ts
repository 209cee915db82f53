import { join } from 'node:path';

import { onTestFinished } from 'vitest';

import { createEventBus } from '#core/api/event-bus.ts';
import type { Catalog } from '#core/catalog/catalog.ts';
import { createFileSecrets } from '#core/settings/file-secrets.ts';
import { openLiveSettings } from '#core/settings/live-settings.ts';
import { createProviderService, type ProviderService } from '#core/settings/provider-service.ts';
import type { SecretStore } from '#core/settings/secrets.ts';
import { settingsHandlers } from '#core/settings/settings-handlers.ts';

import { openTestCatalog } from './catalog-fixtures.ts';

/** A port that belongs to nobody: it is below those that are handed out, and fetch does not refuse it like port 1. */
export const NOBODY = 'http://127.0.0.1:1023';

export interface ProviderWorld {
  dataDirectory: string;
  catalog: Catalog;
  secrets: SecretStore;
  service: ProviderService;
  handlers: ProviderService['handlers'] & ReturnType<typeof settingsHandlers>;
  /** What was published, in order. */
  events: { name: string; payload: unknown }[];
  /** Resolves with the first event for which the condition holds, also one of the past. */
  event: (condition: (name: string, payload: unknown) => boolean) => Promise<unknown>;
}

/** Providers and settings over a real catalog and a real file of keys. Nobody listens at the ready-made Ollama. */
export async function openProviderWorld(
  variables: Record<string, string | undefined> = {},
  waitMs = 2_000,
): Promise<ProviderWorld> {
  const { catalog, dataDirectory } = await openTestCatalog();
  const bus = createEventBus();
  const secrets = createFileSecrets(join(dataDirectory, 'secrets.json'));
  const settings = await openLiveSettings(catalog.settings, bus);
  const service = createProviderService({
    catalog,
    settings,
    secrets,
    bus,
    variables: { OLLAMA_HOST: NOBODY, ...variables },
    waitMs,
  });
  onTestFinished(() => {
    settings.close();
    return service.close();
  });
  const events: ProviderWorld['events'] = [];
  bus.listen((name, payload) => events.push({ name, payload }));
  const event: ProviderWorld['event'] = (condition) =>
    new Promise((resolve) => {
      const past = events.find(({ name, payload }) => condition(name, payload));
      if (past) resolve(past.payload);
      bus.listen((name, payload) => condition(name, payload) && resolve(payload));
    });
  const handlers = { ...service.handlers, ...settingsHandlers(settings) };
  return { dataDirectory, catalog, secrets, service, handlers, events, event };
}
