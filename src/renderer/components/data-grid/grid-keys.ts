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

/** The row a key leads to, or null for keys that do not move. `index` is -1 while no row is active. */
export function nextIndex(pressed: PressedKey, place: GridPlace): number | null {
  const { index, count, page } = place;
  if (count === 0) return null;
  const clamp = (next: number) => Math.min(count - 1, Math.max(0, next));
  const toEnd = pressed.ctrlKey || pressed.metaKey;
  switch (pressed.key) {
    case 'ArrowDown':
      return toEnd ? count - 1 : clamp(index + 1);
    case 'ArrowUp':
      return toEnd ? 0 : clamp(index === -1 ? 0 : index - 1);
    case 'j':
      return toEnd ? null : clamp(index + 1);
    case 'k':
      return toEnd ? null : clamp(index === -1 ? 0 : index - 1);
    case 'PageDown':
      return clamp(index + page);
    case 'PageUp':
      return clamp(index - page);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
