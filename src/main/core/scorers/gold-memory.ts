import { createHash } from 'node:crypto';

const MOST_REMEMBERED = 64;
/** Longest result that is remembered, as characters of JSON. */
const LONGEST = 200_000;

/** Gives what `run` gave the last time for an equal key. */
export type GoldMemory<T> = (key: readonly unknown[], run: () => Promise<T>) => Promise<T>;

/**
 * Remembers what the reference answers of the last cases came to, so that repeats and further attempts do not run them
 * again. The key is JSON and tells everything that the result depends on. What fails is not remembered.
 */
export function goldMemory<T>(): GoldMemory<T> {
  const known = new Map<string, T>();
  return async (key, run) => {
    const digest = createHash('sha256').update(JSON.stringify(key)).digest('hex');
    const earlier = known.get(digest);
    if (earlier !== undefined) return earlier;
    const fresh = await run();
    if (JSON.stringify(fresh).length > LONGEST) return fresh;
    const oldest = known.keys().next().value;
    if (known.size >= MOST_REMEMBERED && oldest !== undefined) known.delete(oldest);
    known.set(digest, fresh);
    return fresh;
  };
}
