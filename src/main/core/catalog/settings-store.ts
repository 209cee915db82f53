import { Settings } from '#shared/domain/settings.ts';

import type { SettingsStore } from './catalog.ts';
import { type Connection, query } from './connection.ts';
import type { Write } from './writer/writer.ts';

/** One row a setting that was ever changed; everything else has its default. */
export function createSettingsStore(connection: Connection, write: Write): SettingsStore {
  return {
    get: async () => readSettings(connection),
    async set(change) {
      await write('settings.set', change);
      return readSettings(connection);
    },
  };
}

/** A value that this program does not know (written by another version) counts as its default. */
function readSettings(connection: Connection): Settings {
  const stored = connection.all(query.selectFrom('settings').selectAll());
  const known = stored.flatMap(({ key, value }) => {
    const entry: unknown = { [key]: JSON.parse(value) };
    return Settings.partial().safeParse(entry).success ? [[key, JSON.parse(value)] as const] : [];
  });
  return Settings.parse(Object.fromEntries(known));
}
