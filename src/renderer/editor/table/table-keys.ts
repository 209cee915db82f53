import type { KeyboardEvent } from 'react';

import type { RowsTableState } from './use-rows-table.ts';

/** Whether the key was one of the table. */
export function gridKey(event: KeyboardEvent, table: RowsTableState): boolean {
  const { cell, move, actions: act, startEdit } = table;
  const { row, column } = cell;
  if (event.ctrlKey || event.metaKey) return false;
  const moves: Readonly<Record<string, () => void>> = {
    ArrowUp: () => (event.altKey ? act.shift(-1) : move(row - 1, column)),
    ArrowDown: () => (event.altKey ? act.shift(1) : move(row + 1, column)),
    ArrowLeft: () => move(row, column - 1),
    ArrowRight: () => move(row, column + 1),
    Home: () => move(row, 0),
    End: () => move(row, Infinity),
    PageUp: () => move(row - 20, column),
    PageDown: () => move(row + 20, column),
    Enter: startEdit,
    F2: startEdit,
    Insert: act.add,
    Delete: act.remove,
  };
  const run = moves[event.key];
  run?.();
  return run !== undefined;
}
