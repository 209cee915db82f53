export interface Arrivals {
  readonly shown: Uint32Array;
  readonly incoming: Uint32Array;
  /** Leading rows that the person looks at or has selected; they must not move. */
  readonly heldRows: number;
}

export interface Settled {
  readonly ids: Uint32Array;
  /** Rows that are in but not shown yet. */
  readonly waiting: number;
  readonly isHeld: boolean;
}

/** Takes a newer list of a live run over at once when no held row would move; else keeps the shown one and counts what waits. */
export function settleArrivals({ shown, incoming, heldRows }: Arrivals): Settled {
  if (sameUpTo(shown, incoming, Math.min(heldRows, shown.length))) {
    return { ids: incoming, waiting: 0, isHeld: false };
  }
  const known = new Set(shown);
  const waiting = incoming.reduce((count, id) => (known.has(id) ? count : count + 1), 0);
  return { ids: shown, waiting, isHeld: true };
}

function sameUpTo(shown: Uint32Array, incoming: Uint32Array, rows: number): boolean {
  if (incoming.length < rows) return false;
  for (let row = 0; row < rows; row += 1) if (shown[row] !== incoming[row]) return false;
  return true;
}
