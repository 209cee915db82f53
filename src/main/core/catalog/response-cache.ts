import type { ResponseCache } from './catalog.ts';
import { type Connection, query } from './connection.ts';
import { packText, unpackText } from './packed-text.ts';
import type { WriteContext } from './writer/write-context.ts';
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

export function saveReply(
  { connection, at }: WriteContext,
  { key, replyJson }: { key: string; replyJson: string },
): void {
  const row = { reply: packText(replyJson), created_at: at };
  connection.run(
    query
      .insertInto('responses')
      .values({ key, ...row })
      .onConflict((conflict) => conflict.column('key').doUpdateSet(row)),
  );
}
