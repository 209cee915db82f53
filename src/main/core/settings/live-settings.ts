import type { EventBus } from '#core/api/event-bus.ts';
import type { SettingsStore } from '#core/catalog/catalog.ts';
import { OfflineLock } from '#core/providers/offline-lock.ts';
import type { Settings } from '#shared/domain/settings.ts';

/** The settings, whose changes are heeded and told wherever they are made. */
export interface LiveSettings extends SettingsStore {
  /** Follows the setting of the same name. */
  readonly offlineLock: OfflineLock;
  /** Looks no more for what other processes change. */
  close(): void;
}

/** How often settings are looked at for what another process changed. A look takes microseconds. */
const LOOK_MS = 1_000;

/** Settings over their store. Changes of this process are told at once, those of another one with the next look or reading. */
export async function openLiveSettings(store: SettingsStore, bus: EventBus): Promise<LiveSettings> {
  const offlineLock = new OfflineLock();
  let known = await store.get();
  offlineLock.switch(known.offlineLock);

  const notice = (settings: Settings): Settings => {
    const before = known;
    known = settings;
    if (isSame(before, settings)) return settings;
    offlineLock.switch(settings.offlineLock);
    bus.publish('settings.changed', settings);
    if (settings.offlineLock !== before.offlineLock) bus.publish('providers.changed', {});
    return settings;
  };
  const look = async () => notice(await store.get());
  // What cannot be read now is read a second later.
  const timer = setInterval(() => void look().catch(() => undefined), LOOK_MS).unref();
  return {
    offlineLock,
    get: look,
    set: async (change) => notice(await store.set(change)),
    close: () => clearInterval(timer),
  };
}

function isSame(first: Settings, second: Settings): boolean {
  return JSON.stringify(first) === JSON.stringify(second);
}
