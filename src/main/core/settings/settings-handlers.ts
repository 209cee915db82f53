import type { SettingsStore } from '#core/catalog/catalog.ts';
import type { Handlers } from '#shared/contract.ts';
import type { Settings } from '#shared/domain/settings.ts';

/** Choices that hold for the whole application. */
export function settingsHandlers(settings: SettingsStore) {
  return {
    'settings.get': () => settings.get(),
    'settings.set': (change) => settings.set(chosen(change)),
  } satisfies Partial<Handlers>;
}

/** Without the places that were left open. */
function chosen(change: { [K in keyof Settings]?: Settings[K] | undefined }): Partial<Settings> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}
