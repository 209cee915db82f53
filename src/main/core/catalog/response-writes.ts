import { query } from './connection.ts';
import { packText } from './packed-text.ts';
import type { WriteContext } from './writer/write-context.ts';

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
