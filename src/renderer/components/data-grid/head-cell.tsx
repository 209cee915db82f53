import { ArrowDown, ArrowUp } from 'lucide-react';
import type { KeyboardEvent } from 'react';

import { classNames } from '../class-names.ts';
import { columnDrag } from './column-drag.ts';
import styles from './data-grid.module.css';
import type { GridColumn, GridLayout, GridSort, PlacedColumn } from './grid-column.ts';
import { moveColumn, orderColumns, resizeColumn } from './place-columns.ts';
import { nextSort } from './sort-cycle.ts';
import { useColumnResize } from './use-column-resize.ts';

export interface HeadCellProps<Row> {
  readonly placed: PlacedColumn<Row>;
  readonly columnIndex: number;
  readonly columns: readonly GridColumn<Row>[];
  readonly layout: GridLayout;
  readonly onLayoutChange: (layout: GridLayout) => void;
  readonly sort: GridSort | null;
  readonly onSortChange: ((sort: GridSort | null) => void) | undefined;
}

/** Head of one column: press sorts, dragging the edge resizes, dragging the head reorders; Shift+arrows do the same. */
export function HeadCell<Row>(props: HeadCellProps<Row>) {
  const { placed, columnIndex, columns, layout, onLayoutChange, sort, onSortChange } = props;
  const { column, width } = placed;
  const { id } = column;
  const resize = useColumnResize(width, (next) => onLayoutChange(resizeColumn(layout, id, next)));
  const sorted = sort?.by === id ? (sort.descending ? 'descending' : 'ascending') : 'none';
  const sortable = column.sortable === true && onSortChange !== undefined;

  function moveHere(dragged: string): void {
    const order = orderColumns(columns, layout).map((each) => each.id);
    onLayoutChange(
      moveColumn(columns, layout, { id: dragged, step: order.indexOf(id) - order.indexOf(dragged) }),
    );
  }

  function handleKey(event: KeyboardEvent): void {
    const step = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
    if (step === 0 || !event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    onLayoutChange(
      event.altKey ? moveColumn(columns, layout, { id, step }) : resizeColumn(layout, id, width + step * 16),
    );
  }

  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- the button inside takes the focus
    <div
      role="columnheader"
      aria-colindex={columnIndex}
      aria-sort={sortable ? sorted : undefined}
      className={classNames(styles.headCell, column.align === 'end' && styles.end)}
      style={{ width }}
      {...columnDrag(id, resize.busy, moveHere)}
    >
      {sortable ? (
        <button
          type="button"
          className={styles.headButton}
          onClick={() => onSortChange(nextSort(sort, id))}
          onKeyDown={handleKey}
        >
          <span className={styles.headText}>{column.header}</span>
          {sorted === 'ascending' ? <ArrowUp size={12} aria-hidden /> : null}
          {sorted === 'descending' ? <ArrowDown size={12} aria-hidden /> : null}
        </button>
      ) : (
        <span className={styles.headText}>{column.header}</span>
      )}
      <span className={styles.resizer} onPointerDown={resize.start} aria-hidden />
    </div>
  );
}
