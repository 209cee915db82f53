export interface Turns {
  /** The number of a question that is asked now. */
  readonly next: () => number;
  readonly isLatest: (turn: number) => boolean;
}

/** Keeps the answer to an earlier question from taking the place of a later one. */
export function createTurns(): Turns {
  let latest = 0;
  return { next: () => (latest += 1), isLatest: (turn) => turn === latest };
}
