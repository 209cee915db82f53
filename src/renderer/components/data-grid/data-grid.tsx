import { useEffect, useId, useMemo, useState, useSyncExternalStore } from 'react';

import { formatRange } from '#shared/format/number.ts';
import { ContextMenu } from '../context-menu.tsx';
import { useRowHeight } from '../use-row-height.ts';
import styles from './data-grid.module.css';
import type { DataGridProps } from './data-grid-props.ts';
import { GridBody } from './grid-body.tsx';
import { GridHeader } from './grid-header.tsx';
import { handleGridKey } from './grid-keyboard.ts';
import { placeColumns } from './place-columns.ts';
import { useGridActions } from './use-grid-actions.ts';
import { useGridLayout } from './use-grid-layout.ts';
import { useRowWindow, visibleRows, type RowWindow } from './use-row-window.ts';
import { HEADER_HEIGHT, useScrollToActive } from './use-scroll-to-active.ts';

const SELECT_WIDTH = 36;

/** A list of any length: fewer than 100 rows are in the document, keys work as in a spreadsheet, columns are the person's. */
export function DataGrid<Row>(props: DataGridProps<Row>) {
  const { ids, source, columns, activeId, selection } = props;
  const [element, setElement] = useState<HTMLDivElement | null>(null);
  const gridId = useId();
  const rowHeight = useRowHeight();
  const view = useRowWindow(element);
  const [layout, setLayout] = useGridLayout(props.storageKey);
  useSyncExternalStore(source.subscribe, source.version);

  const room = view.width - (selection === undefined ? 0 : SELECT_WIDTH);
  const placed = useMemo(() => placeColumns(columns, layout, room), [columns, layout, room]);
  const activeIndex = useMemo(() => (activeId === null ? -1 : ids.indexOf(activeId)), [ids, activeId]);
  const { first, end } = visibleRows(view, rowHeight, ids.length);
  const shown = useMemo(() => Array.from(ids.slice(first, end)), [ids, first, end]);
  const pageRows = Math.max(1, Math.floor((view.height - HEADER_HEIGHT) / rowHeight));
  const actions = useGridActions(props, { placed, activeIndex });

  useEffect(() => source.want(shown), [source, shown]);
  useScrollToActive(element, { activeId, activeIndex, rowHeight });
  if (ids.length === 0 && props.empty !== undefined) return props.empty;

  const grid = (
    <div
      ref={setElement}
      role="grid"
      tabIndex={0}
      data-pane-focus
      aria-label={props.label}
      aria-rowcount={ids.length + 1}
      aria-colcount={placed.length + (selection === undefined ? 0 : 1)}
      aria-multiselectable={selection !== undefined || undefined}
      aria-activedescendant={activeIndex >= first && activeIndex < end ? `${gridId}-${activeId}` : undefined}
      className={styles.grid}
      onKeyDown={(event) => handleGridKey(event, { ...actions, ids, activeIndex, pageRows, selection })}
    >
      <GridHeader
        placed={placed}
        columns={columns}
        layout={layout}
        onLayoutChange={setLayout}
        sort={props.sort ?? null}
        onSortChange={props.onSortChange}
        selectAll={actions.selectAll}
      />
      <GridBody
        {...{ gridId, shown, first, source, placed, rowHeight, activeId, selection }}
        count={ids.length}
        handlers={actions.handlers}
      />
    </div>
  );
  return (
    <div className={styles.frame}>
      {actions.entries === null ? grid : <ContextMenu area={grid} entries={actions.entries} />}
      <div className={styles.footer}>
        <span>{props.footer}</span>
        <span>{placeText({ view, rowHeight, count: ids.length })}</span>
      </div>
    </div>
  );
}

interface Place {
  readonly view: RowWindow;
  readonly rowHeight: number;
  readonly count: number;
}

/** The rows that are wholly in view: `1–18 of 2,000`. */
function placeText({ view, rowHeight, count }: Place): string {
  const first = Math.min(count, Math.ceil(view.scrollTop / rowHeight) + 1);
  const last = Math.floor((view.scrollTop + view.height - HEADER_HEIGHT) / rowHeight);
  return formatRange(first, Math.min(count, Math.max(first, last)), count);
}
