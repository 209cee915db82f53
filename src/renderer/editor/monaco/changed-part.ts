export interface ChangedPart {
  /** From and to, as offsets into the earlier text. */
  readonly from: number;
  readonly to: number;
  readonly put: string;
}

/** The one part that must be replaced to turn a text into another: all but their common beginning and end. */
export function changedPart(before: string, after: string): ChangedPart {
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from += 1;
  let tail = 0;
  while (tail < shorter - from && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return { from, to: before.length - tail, put: after.slice(from, after.length - tail) };
}
