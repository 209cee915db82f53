import { ArrowDown, ArrowUp, Check, Minus } from 'lucide-react';
import { useRef, type KeyboardEvent, type PointerEvent } from 'react';

import { classNames } from '../class-names.ts';
import styles from './data-grid.module.css';
import type { GridColumn, GridLayout, GridSort, PlacedColumn } from './grid-column.ts';
import { moveColumn, resizeColumn } from './place-columns.ts';
import { nextSort } from './sort-cycle.ts';

interface GridHeaderProps<Row> {
  readonly placed: readonly PlacedColumn<Row>[];
  readonly columns: readonly GridColumn<Row>[];
  readonly layout: GridLayout;
  readonly onLayoutChange: (layout: GridLayout) => void;
  readonly sort: GridSort | null;
  readonly onSortChange: ((sort: GridSort | null) => void) | undefined;
  /** Undefined for grids without selection. */
  readonly selectAll: { readonly state: 'none' | 'some' | 'all'; readonly toggle: () => void } | undefined;
}

/** Head row: press sorts, dragging the edge resizes, dragging the head reorders. */
export function GridHeader<Row>(props: GridHeaderProps<Row>) {
  const { placed, selectAll } = props;
  const offset = selectAll === undefined ? 1 : 2;
  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" aria-rowindex={1} className={styles.headRow}>
        {selectAll === undefined ? null : (
          <div role="columnheader" aria-colindex={1} className={styles.selectCell}>
            <button
              type="button"
              role="checkbox"
              aria-label="Select all rows"
              aria-checked={selectAll.state === 'some' ? 'mixed' : selectAll.state === 'all'}
              className={styles.check}
              data-checked={selectAll.state !== 'none'}
              onClick={selectAll.toggle}
            >
              {selectAll.state === 'all' ? <Check size={12} aria-hidden /> : null}
              {selectAll.state === 'some' ? <Minus size={12} aria-hidden /> : null}
            </button>
          </div>
        )}
        {placed.map((each, index) => (
          <HeadCell key={each.column.id} {...props} placed={each} columnIndex={index + offset} />
        ))}
      </div>
    </div>
  );
}

interface HeadCellProps<Row> extends Omit<GridHeaderProps<Row>, 'placed' | 'selectAll'> {
  readonly placed: PlacedColumn<Row>;
  readonly columnIndex: number;
}

const DRAGGED_COLUMN = 'application/x-benchgen-column';

function HeadCell<Row>({
  placed,
  columnIndex,
  columns,
  layout,
  onLayoutChange,
  sort,
  onSortChange,
}: HeadCellProps<Row>) {
  const { column, width } = placed;
  const resizing = useRef(false);
  const direction = sort?.by === column.id ? (sort.descending ? 'descending' : 'ascending') : 'none';
  const sortable = column.sortable === true && onSortChange !== undefined;

  function startResize(event: PointerEvent<HTMLSpanElement>): void {
    event.preventDefault();
    resizing.current = true;
    const from = event.clientX;
    const handle = event.currentTarget;
    handle.setPointerCapture(event.pointerId);
    const move = (moved: globalThis.PointerEvent) =>
      onLayoutChange(resizeColumn(layout, column.id, width + moved.clientX - from));
    handle.addEventListener('pointermove', move);
    handle.addEventListener(
      'pointerup',
      () => {
        handle.removeEventListener('pointermove', move);
        resizing.current = false;
      },
      { once: true },
    );
  }

  function handleKey(event: KeyboardEvent): void {
    const step = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
    if (step === 0 || !event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    onLayoutChange(
      event.altKey
        ? moveColumn(columns, layout, { id: column.id, step })
        : resizeColumn(layout, column.id, width + step * 16),
    );
  }

  return (
    <div
      role="columnheader"
      aria-colindex={columnIndex}
      aria-sort={sortable ? direction : undefined}
      className={classNames(styles.headCell, column.align === 'end' && styles.end)}
      style={{ width }}
      draggable
      onDragStart={(event) => {
        if (resizing.current) event.preventDefault();
        else event.dataTransfer.setData(DRAGGED_COLUMN, column.id);
      }}
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes(DRAGGED_COLUMN)) event.preventDefault();
      }}
      onDrop={(event) => {
        const id = event.dataTransfer.getData(DRAGGED_COLUMN);
        if (id === '' || id === column.id) return;
        event.preventDefault();
        const order = columns.map((each) => each.id);
        const places = layout.order.length > 0 ? layout.order : order;
        onLayoutChange(
          moveColumn(columns, layout, { id, step: places.indexOf(column.id) - places.indexOf(id) }),
        );
      }}
    >
      {sortable ? (
        <button
          type="button"
          className={styles.headButton}
          onClick={() => onSortChange(nextSort(sort, column.id))}
          onKeyDown={handleKey}
        >
          <span className={styles.headText}>{column.header}</span>
          {direction === 'ascending' ? <ArrowUp size={12} aria-hidden /> : null}
          {direction === 'descending' ? <ArrowDown size={12} aria-hidden /> : null}
        </button>
      ) : (
        <span className={styles.headText}>{column.header}</span>
      )}
      <span className={styles.resizer} onPointerDown={startResize} aria-hidden />
    </div>
  );
}
