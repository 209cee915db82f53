import type { ResponseCache } from './catalog.ts';
import { type Connection, query } from './connection.ts';
import { unpackText } from './packed-text.ts';
import type { Write } from './writer/writer.ts';

export function createResponseCache(connection: Connection, write: Write): ResponseCache {
  return {
    get: async (key) => readReply(connection, key),
    set: (key, replyJson) => write('responses.set', { key, replyJson }),
  };
}

/** An earlier reply; null if there is none. */
export function readReply(connection: Connection, key: string): string | null {
  const row = connection.first(query.selectFrom('responses').select('reply').where('key', '=', key));
  return row === undefined ? null : unpackText(row.reply);
}
