import type { MarkedRange } from './raw-text.tsx';

/** Longer texts are shown around the current match only while something is looked for. */
const SHOWN_WHOLE = 100_000;
const AROUND = 8_000;

export interface Excerpt {
  readonly text: string;
  readonly marks: readonly MarkedRange[];
  /** Not the whole text. */
  readonly isPart: boolean;
}

/** A text with its found places; of a very long text the surroundings of the current place, or its beginning. */
export function aroundMatch(text: string, marks: readonly MarkedRange[]): Excerpt {
  if (text.length <= SHOWN_WHOLE) return { text, marks, isPart: false };
  const current = marks.find(({ isCurrent }) => isCurrent)?.start ?? 0;
  const from = Math.max(0, current - AROUND);
  const to = Math.min(text.length, current + AROUND);
  return {
    text: text.slice(from, to),
    marks: marks
      .filter(({ start, end }) => start >= from && end <= to)
      .map(({ start, end, isCurrent }) => ({ start: start - from, end: end - from, isCurrent })),
    isPart: true,
  };
}
