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

export type GridCommand = 'open' | 'select' | 'clear' | 'remove' | 'select-all' | 'copy';

/** The keys that do something with rows; those of the second table are pressed with Ctrl. */
export const GRID_COMMANDS: Readonly<Record<string, GridCommand>> = {
  Enter: 'open',
  ' ': 'select',
  x: 'select',
  Escape: 'clear',
  Delete: 'remove',
};
export const GRID_MOD_COMMANDS: Readonly<Record<string, GridCommand>> = { a: 'select-all', c: 'copy' };

function handleCommandKey(event: KeyboardEvent, grid: GridActions): boolean {
  const withMod = event.ctrlKey || event.metaKey;
  const command = (withMod ? GRID_MOD_COMMANDS : GRID_COMMANDS)[event.key];
  const act = command === undefined ? null : actOf(command, grid);
  act?.();
  return act !== null;
}

/** What a command does with this grid as it stands; null where it does not apply. */
function actOf(command: GridCommand, grid: GridActions): (() => void) | null {
  const { selection, select, ids, open, remove } = grid;
  const active = ids[grid.activeIndex];
  switch (command) {
    case 'open':
      return active === undefined || open === undefined ? null : () => open(active);
    case 'select':
      return active === undefined || selection === undefined
        ? null
        : () => select(toggleId(selection, active));
    case 'clear':
      return selection === undefined || selection.size === 0 ? null : () => select(new Set());
    case 'remove':
      return remove ?? null;
    case 'select-all':
      return selection === undefined ? null : () => select(new Set(ids));
    case 'copy':
      return grid.copy;
  }
}
