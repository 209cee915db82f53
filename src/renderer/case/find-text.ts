/** A place where the wanted text stands: message, part of it, character range. */
export interface Match {
  readonly message: number;
  readonly part: string;
  readonly start: number;
  readonly end: number;
}

export interface Searchable {
  readonly message: number;
  readonly part: string;
  readonly text: string;
}

/** Matches beyond this are not looked for. */
export const MOST_MATCHES = 5_000;

/** All places of a text, ignoring case, in reading order. An empty text is nowhere. */
export function findText(parts: readonly Searchable[], wanted: string): readonly Match[] {
  const needle = wanted.toLowerCase();
  if (needle === '') return [];
  const matches: Match[] = [];
  for (const { message, part, text } of parts) {
    const lower = text.toLowerCase();
    // A few letters grow in lower case, which would shift every place after them.
    const hay = lower.length === text.length ? lower : text;
    for (let at = hay.indexOf(needle); at >= 0 && matches.length < MOST_MATCHES;) {
      matches.push({ message, part, start: at, end: at + needle.length });
      at = hay.indexOf(needle, at + needle.length);
    }
  }
  return matches;
}

/** The next place in a circle. */
export function stepMatch(current: number, count: number, step: 1 | -1): number {
  return count === 0 ? 0 : (current + step + count) % count;
}
