import { useLayoutEffect, useRef, useState, type MouseEvent, type RefObject } from 'react';

import type { MenuEntry } from '../menu-entry.ts';
import type { DataGridProps } from './data-grid-props.ts';
import type { PlacedColumn } from './grid-column.ts';
import type { SelectAll } from './grid-header.tsx';
import type { GridActions } from './grid-keyboard.ts';
import type { RowHandlers } from './grid-row.tsx';
import { addRange, selectedInOrder, toggleId } from './grid-selection.ts';
import { rowsAsText } from './rows-as-text.ts';

interface Shown<Row> {
  readonly placed: readonly PlacedColumn<Row>[];
  readonly activeIndex: number;
}

interface Actions extends Pick<GridActions, 'activate' | 'select' | 'open' | 'remove' | 'copy'> {
  readonly handlers: RefObject<RowHandlers>;
  readonly selectAll: SelectAll | undefined;
  /** Lines of the menu for what was pressed last; null for grids without menu. */
  readonly entries: readonly MenuEntry[] | null;
}

const NOTHING: ReadonlySet<number> = new Set();

/** What keys, mouse and menu of a grid do. */
export function useGridActions<Row>(props: DataGridProps<Row>, { placed, activeIndex }: Shown<Row>): Actions {
  const { ids, source, activeId, onActiveChange, selection, onSelectionChange, onOpen, onDelete } = props;
  const [menuIds, setMenuIds] = useState<readonly number[]>([]);

  const select = (next: ReadonlySet<number>) => onSelectionChange?.(next);
  const targets = () => targetsOf(props);
  const handlers: RowHandlers = {
    press(id, index, event) {
      if (selection !== undefined) selectByMouse({ id, index, event });
      if (event.button === 2) setMenuIds(selection?.has(id) === true ? targets() : [id]);
      onActiveChange(id, index);
    },
    toggle(id, index, event) {
      const before = selection ?? NOTHING;
      const range = event.shiftKey && activeIndex >= 0;
      select(range ? addRange(before, ids, [activeIndex, index]) : toggleId(before, id));
      onActiveChange(id, index);
    },
    open: (id) => onOpen?.(id),
  };
  function selectByMouse({ id, index, event }: { id: number; index: number; event: MouseEvent }): void {
    const before = selection ?? NOTHING;
    if (event.shiftKey) select(addRange(before, ids, [Math.max(0, activeIndex), index]));
    else if (event.ctrlKey || event.metaKey) select(toggleId(before, id));
  }
  async function copy(): Promise<void> {
    const rows = await source.all(targets());
    await navigator.clipboard.writeText(
      rowsAsText(
        placed.map(({ column }) => column),
        rows,
      ),
    );
  }
  const menuTargets = menuIds.length > 0 ? menuIds : activeId === null ? [] : [activeId];
  return {
    handlers: useNewest(handlers),
    activate(index) {
      const id = ids[index];
      if (id !== undefined) onActiveChange(id, index);
    },
    select,
    open: onOpen,
    remove: onDelete === undefined ? undefined : () => onDelete(targets()),
    copy: () => void copy(),
    selectAll: selectAllOf(props),
    entries: props.menuFor?.(menuTargets) ?? null,
  };
}

/** What a command is about: the selection in list order, or else the active row. */
function targetsOf<Row>({ selection, ids, activeId }: DataGridProps<Row>): readonly number[] {
  if (selection !== undefined && selection.size > 0) return selectedInOrder(selection, ids);
  return activeId === null ? [] : [activeId];
}

function selectAllOf<Row>({ selection, ids, onSelectionChange }: DataGridProps<Row>): SelectAll | undefined {
  if (selection === undefined) return undefined;
  const all = ids.length > 0 && selection.size >= ids.length;
  return {
    state: selection.size === 0 ? 'none' : all ? 'all' : 'some',
    toggle: () => onSelectionChange?.(all ? NOTHING : new Set(ids)),
  };
}

/** A ref that always holds the newest value once it is on screen. */
function useNewest<Value>(value: Value): RefObject<Value> {
  const newest = useRef(value);
  useLayoutEffect(() => {
    newest.current = value;
  });
  return newest;
}
