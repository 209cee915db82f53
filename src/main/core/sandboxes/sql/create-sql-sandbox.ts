import type { SqlSandbox } from '#core/engine/ports.ts';
import { entryUrl } from '#core/entry-url.ts';

import { ThreadLane } from '../threads/thread-lane.ts';
import { HostedDatabase } from './hosted-database.ts';
import { createImageNames } from './image-names.ts';

/** SQLite in WebAssembly, compiled without a way to files, databases in memory. `size` threads at most, each shared by many databases. */
export function createSqlSandbox({ size }: { size: number }): SqlSandbox & { close(): Promise<void> } {
  const lanes = Array.from({ length: size }, () => ({
    lane: new ThreadLane(entryUrl('sql-sandbox')),
    open: 0,
  }));
  const imageOf = createImageNames();
  let count = 0;
  return {
    async open(parts, limits, signal) {
      const place = lanes.reduce((emptiest, one) => (one.open < emptiest.open ? one : emptiest));
      place.open += 1;
      count += 1;
      const onClose = () => (place.open -= 1);
      const recipe = { number: count, image: imageOf(parts), parts, limits };
      const database = new HostedDatabase(recipe, { lane: place.lane, signal, onClose });
      try {
        await database.open();
        return database;
      } catch (error) {
        onClose();
        throw error;
      }
    },
    close: async () => void (await Promise.all(lanes.map(({ lane }) => lane.close()))),
  };
}
