import { SqlFault } from '#core/engine/ports.ts';

/** What an answer gave, or in words why it gave nothing: an empty one, SQL that fails, takes too long or is refused. */
export async function tryAnswer<T>(
  sql: string,
  run: () => Promise<T>,
): Promise<{ readonly value: T } | { readonly fault: string }> {
  if (sql.trim() === '') return { fault: 'the answer is empty' };
  // SQLite reads as far as the first of them.
  if (sql.includes('\0')) return { fault: 'the answer holds a zero character' };
  try {
    return { value: await run() };
  } catch (error) {
    if (!(error instanceof SqlFault)) throw error;
    return { fault: error.message };
  }
}
