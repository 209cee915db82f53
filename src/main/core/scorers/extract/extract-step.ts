/** One transformation of a text; null when it does not match. */
export type Extraction = (text: string) => string | null;

/** Picks the match that a step asks for. */
export function takeMatch<T>(matches: Iterable<T>, take: 'first' | 'last'): T | undefined {
  let taken: T | undefined;
  for (const match of matches) {
    taken = match;
    if (take === 'first') break;
  }
  return taken;
}
