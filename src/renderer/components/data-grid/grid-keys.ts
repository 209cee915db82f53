export interface GridPlace {
  readonly index: number;
  readonly count: number;
  /** Whole rows that fit into the view. */
  readonly page: number;
}

export interface PressedKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

export type GridMove = 'next' | 'previous' | 'page-down' | 'page-up' | 'first' | 'last';

/** The keys that move through a list. With Ctrl, the arrows go to its ends. */
export const GRID_MOVES: Readonly<Record<string, GridMove>> = {
  ArrowDown: 'next',
  j: 'next',
  ArrowUp: 'previous',
  k: 'previous',
  PageDown: 'page-down',
  PageUp: 'page-up',
  Home: 'first',
  End: 'last',
};

const STEPS: Readonly<Record<GridMove, (place: GridPlace) => number>> = {
  next: ({ index }) => index + 1,
  previous: ({ index }) => (index === -1 ? 0 : index - 1),
  'page-down': ({ index, page }) => index + page,
  'page-up': ({ index, page }) => index - page,
  first: () => 0,
  last: ({ count }) => count - 1,
};

/** The row a key leads to, or null for keys that do not move. `index` is -1 while no row is active. */
export function nextIndex(pressed: PressedKey, place: GridPlace): number | null {
  const move = GRID_MOVES[pressed.key];
  if (move === undefined || place.count === 0) return null;
  const toEnd = pressed.ctrlKey || pressed.metaKey;
  if (toEnd && pressed.key.length === 1) return null;
  const last = place.count - 1;
  if (toEnd && (move === 'next' || move === 'previous')) return move === 'next' ? last : 0;
  return Math.min(last, Math.max(0, STEPS[move](place)));
}
