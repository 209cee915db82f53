import { createHash } from 'node:crypto';

import type { CaseDatabase } from './case-database.ts';

const MOST_REMEMBERED = 64;
/** Longest result that is remembered, as characters of JSON. */
const LONGEST = 200_000;

/** Remembers what expected queries give, so that repeats and further attempts at a case do not run them again. */
export type GoldMemory<T> = (database: CaseDatabase, sql: string, run: () => Promise<T>) => Promise<T>;

/** A memory of the last results. What fails is not remembered. */
export function goldMemory<T>(): GoldMemory<T> {
  const known = new Map<string, T>();
  return async (database, sql, run) => {
    const key = createHash('sha256')
      .update(JSON.stringify([database.parts, sql]))
      .digest('hex');
    const earlier = known.get(key);
    if (earlier !== undefined) return earlier;
    const fresh = await run();
    if (JSON.stringify(fresh).length > LONGEST) return fresh;
    const oldest = known.keys().next().value;
    if (known.size >= MOST_REMEMBERED && oldest !== undefined) known.delete(oldest);
    known.set(key, fresh);
    return fresh;
  };
}
