import type { EventBus } from '#core/api/event-bus.ts';
import type { Catalog } from '#core/catalog/catalog.ts';
import type { Handlers } from '#shared/contract.ts';
import type { Settings } from '#shared/domain/settings.ts';

/** Choices that hold for the whole application. */
export function settingsHandlers(store: Catalog['settings'], bus: EventBus) {
  return {
    'settings.get': () => store.get(),
    'settings.set': async (change) => {
      const before = await store.get();
      const settings = await store.set(chosen(change));
      bus.publish('settings.changed', settings);
      if (settings.offlineLock !== before.offlineLock) bus.publish('providers.changed', {});
      return settings;
    },
  } satisfies Partial<Handlers>;
}

/** Without the places that were left open. */
function chosen(change: { [K in keyof Settings]?: Settings[K] | undefined }): Partial<Settings> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}
