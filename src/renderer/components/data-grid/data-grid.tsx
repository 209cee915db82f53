import {
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type MouseEvent,
  type ReactNode,
} from 'react';

import { formatRange } from '#shared/format/number.ts';
import { ContextMenu } from '../context-menu.tsx';
import type { MenuEntry } from '../menu-entry.ts';
import { useRowHeight } from '../use-row-height.ts';
import styles from './data-grid.module.css';
import type { GridColumn, GridSort } from './grid-column.ts';
import { GridHeader } from './grid-header.tsx';
import { GridRow } from './grid-row.tsx';
import { addRange, selectedInOrder, toggleId, type Ids } from './grid-selection.ts';
import { placeColumns } from './place-columns.ts';
import type { RowSource } from './row-source.ts';
import { rowsAsText } from './rows-as-text.ts';
import { handleGridKey } from './use-grid-keyboard.ts';
import { useGridLayout } from './use-grid-layout.ts';
import { useRowWindow, visibleRows } from './use-row-window.ts';

interface DataGridProps<Row> {
  readonly label: string;
  /** Every row of the list in its order. */
  readonly ids: Ids;
  readonly source: RowSource<Row>;
  readonly columns: readonly GridColumn<Row>[];
  /** Names the list for remembering its columns. */
  readonly storageKey: string;
  readonly sort?: GridSort | null;
  readonly onSortChange?: (sort: GridSort | null) => void;
  readonly activeId: number | null;
  readonly onActiveChange: (id: number, index: number) => void;
  readonly selection?: ReadonlySet<number>;
  readonly onSelectionChange?: (selection: ReadonlySet<number>) => void;
  /** Enter or double click. */
  readonly onOpen?: (id: number) => void;
  /** Del; gets the selection, or the active row when nothing is selected. */
  readonly onDelete?: (ids: readonly number[]) => void;
  /** Lines of the menu at the pointer, for the selection or for the row alone. */
  readonly menuFor?: (ids: readonly number[]) => readonly MenuEntry[];
  /** In place of rows when there are none. */
  readonly empty?: ReactNode;
  /** At the start of the line under the grid. */
  readonly footer?: ReactNode;
}

const HEADER_HEIGHT = 28;
const SELECT_WIDTH = 36;
const NOTHING: ReadonlySet<number> = new Set();

/** A list of any length: fewer than 100 rows are in the document, keys work as in a spreadsheet, columns are the person's. */
export function DataGrid<Row>(props: DataGridProps<Row>) {
  const { ids, source, columns, activeId, onActiveChange, selection, onSelectionChange, onOpen, onDelete } =
    props;
  const gridRef = useRef<HTMLDivElement>(null);
  const gridId = useId();
  const rowHeight = useRowHeight();
  const view = useRowWindow(gridRef);
  const [layout, setLayout] = useGridLayout(props.storageKey);
  const [menuIds, setMenuIds] = useState<readonly number[]>([]);
  useSyncExternalStore(source.subscribe, source.version);

  const selectable = selection !== undefined;
  const room = view.width - (selectable ? SELECT_WIDTH : 0);
  const placed = useMemo(() => placeColumns(columns, layout, room), [columns, layout, room]);
  const activeIndex = useMemo(() => (activeId === null ? -1 : ids.indexOf(activeId)), [ids, activeId]);
  const { first, end } = visibleRows(view, rowHeight, ids.length);
  const shown = [...ids.slice(first, end)];
  const pageRows = Math.max(1, Math.floor((view.height - HEADER_HEIGHT) / rowHeight));

  useEffect(() => source.want([...ids.slice(first, end)]), [source, ids, first, end]);
  useScrollToActive(gridRef, { activeId, activeIndex, rowHeight });

  const targets = () =>
    selection !== undefined && selection.size > 0
      ? selectedInOrder(selection, ids)
      : activeId === null
        ? []
        : [activeId];
  const select = useCallback((next: ReadonlySet<number>) => onSelectionChange?.(next), [onSelectionChange]);
  const activate = (index: number) => {
    const id = ids[index];
    if (id !== undefined) onActiveChange(id, index);
  };
  async function copy(): Promise<void> {
    const rows = await source.all(targets());
    await navigator.clipboard.writeText(
      rowsAsText(
        placed.map(({ column }) => column),
        rows,
      ),
    );
  }
  function press(id: number, index: number, event: MouseEvent): void {
    if (selection !== undefined && event.shiftKey)
      select(addRange(selection, ids, [Math.max(0, activeIndex), index]));
    else if (selection !== undefined && (event.ctrlKey || event.metaKey)) select(toggleId(selection, id));
    if (event.button === 2) setMenuIds(selection?.has(id) === true ? targets() : [id]);
    onActiveChange(id, index);
  }
  function toggle(id: number, index: number, event: MouseEvent): void {
    const before = selection ?? NOTHING;
    select(
      event.shiftKey && activeIndex >= 0 ? addRange(before, ids, [activeIndex, index]) : toggleId(before, id),
    );
    onActiveChange(id, index);
  }
  const latest = useLatest({ press, toggle, open: (id: number) => onOpen?.(id) });

  const grid = (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      ref={gridRef}
      role="grid"
      tabIndex={0}
      data-pane-focus
      aria-label={props.label}
      aria-rowcount={ids.length + 1}
      aria-colcount={placed.length + (selectable ? 1 : 0)}
      aria-multiselectable={selectable || undefined}
      aria-activedescendant={activeIndex >= first && activeIndex < end ? `${gridId}-${activeId}` : undefined}
      className={styles.grid}
      onKeyDown={(event) =>
        handleGridKey(event, {
          ids,
          activeIndex,
          pageRows,
          activate,
          selection,
          select,
          open: onOpen,
          remove: onDelete === undefined ? undefined : () => onDelete(targets()),
          copy: () => void copy(),
        })
      }
    >
      <GridHeader
        placed={placed}
        columns={columns}
        layout={layout}
        onLayoutChange={setLayout}
        sort={props.sort ?? null}
        onSortChange={props.onSortChange}
        selectAll={
          selection === undefined
            ? undefined
            : {
                state: selection.size === 0 ? 'none' : selection.size >= ids.length ? 'all' : 'some',
                toggle: () => select(selection.size >= ids.length ? NOTHING : new Set(ids)),
              }
        }
      />
      <div role="rowgroup" className={styles.body} style={{ height: ids.length * rowHeight }}>
        {shown.map((id, place) => (
          <GridRow
            key={id}
            elementId={`${gridId}-${id}`}
            id={id}
            index={first + place}
            row={source.get(id)}
            placed={placed}
            height={rowHeight}
            active={id === activeId}
            selected={selection?.has(id)}
            onPress={latest.press}
            onToggle={latest.toggle}
            onOpen={latest.open}
          />
        ))}
      </div>
    </div>
  );

  if (ids.length === 0 && props.empty !== undefined) return props.empty;
  const firstSeen = Math.min(ids.length, Math.floor(view.scrollTop / rowHeight) + 1);
  const entries = props.menuFor?.(menuIds.length > 0 ? menuIds : targets()) ?? [];
  return (
    <div className={styles.frame}>
      {props.menuFor === undefined ? grid : <ContextMenu area={grid} entries={entries} />}
      <div className={styles.footer}>
        <span>{props.footer}</span>
        <span>{formatRange(firstSeen, Math.min(ids.length, firstSeen + pageRows - 1), ids.length)}</span>
      </div>
    </div>
  );
}

interface ActivePlace {
  readonly activeId: number | null;
  readonly activeIndex: number;
  readonly rowHeight: number;
}

/** Brings the active row into view when another row becomes active, never because data arrived. */
function useScrollToActive(ref: { readonly current: HTMLElement | null }, place: ActivePlace): void {
  const { activeId, activeIndex, rowHeight } = place;
  const settled = useRef<number | null>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null || activeId === null || activeIndex < 0 || settled.current === activeId) return;
    settled.current = activeId;
    const top = activeIndex * rowHeight;
    const room = element.clientHeight - HEADER_HEIGHT;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + rowHeight > element.scrollTop + room) element.scrollTop = top + rowHeight - room;
  }, [ref, activeId, activeIndex, rowHeight]);
}

type Handlers = Readonly<Record<string, (...args: never[]) => void>>;

/** The same functions in every render, each calling its newest version, so that rows need not be drawn again. */
function useLatest<H extends Handlers>(handlers: H): H {
  const newest = useRef(handlers);
  useLayoutEffect(() => {
    newest.current = handlers;
  });
  return useMemo(() => {
    const names = Object.keys(newest.current);
    return Object.fromEntries(
      names.map((name) => [name, (...args: never[]) => newest.current[name]?.(...args)]),
    ) as H;
  }, []);
}
