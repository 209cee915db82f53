import type { KeyboardEvent } from 'react';

import { nextIndex } from './grid-keys.ts';
import { addRange, toggleId, type Ids } from './grid-selection.ts';

export interface GridActions {
  readonly ids: Ids;
  readonly activeIndex: number;
  readonly pageRows: number;
  readonly activate: (index: number) => void;
  readonly selection: ReadonlySet<number> | undefined;
  readonly select: (selection: ReadonlySet<number>) => void;
  readonly open: ((id: number) => void) | undefined;
  readonly remove: (() => void) | undefined;
  readonly copy: () => void;
}

/** What the keys do while the grid itself has the focus. */
export function handleGridKey(event: KeyboardEvent<HTMLElement>, grid: GridActions): void {
  if (event.target !== event.currentTarget || event.altKey) return;
  if (handleCommandKey(event, grid)) {
    event.preventDefault();
    event.stopPropagation();
    return;
  }
  const place = { index: grid.activeIndex, count: grid.ids.length, page: grid.pageRows };
  const next = nextIndex(event, place);
  if (next === null) return;
  event.preventDefault();
  if (event.shiftKey && grid.selection !== undefined) {
    const from = grid.activeIndex === -1 ? next : grid.activeIndex;
    grid.select(addRange(grid.selection, grid.ids, [from, next]));
  }
  grid.activate(next);
}

function handleCommandKey(event: KeyboardEvent, grid: GridActions): boolean {
  const { selection } = grid;
  const active = grid.ids[grid.activeIndex];
  if (event.ctrlKey || event.metaKey) {
    if (event.key === 'a' && selection !== undefined) grid.select(new Set(grid.ids));
    else if (event.key === 'c') grid.copy();
    else return false;
    return true;
  }
  if (event.key === 'Enter' && active !== undefined && grid.open !== undefined) grid.open(active);
  else if ((event.key === ' ' || event.key === 'x') && active !== undefined && selection !== undefined)
    grid.select(toggleId(selection, active));
  else if (event.key === 'Escape' && selection !== undefined && selection.size > 0) grid.select(new Set());
  else if (event.key === 'Delete' && grid.remove !== undefined) grid.remove();
  else return false;
  return true;
}
