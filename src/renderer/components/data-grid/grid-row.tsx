import { Check } from 'lucide-react';
import { memo, type MouseEvent, type RefObject } from 'react';

import { classNames } from '../class-names.ts';
import styles from './data-grid.module.css';
import type { PlacedColumn } from './grid-column.ts';

export interface RowHandlers {
  readonly press: (id: number, index: number, event: MouseEvent) => void;
  readonly toggle: (id: number, index: number, event: MouseEvent) => void;
  readonly open: (id: number) => void;
}

interface GridRowProps<Row> {
  readonly elementId: string;
  readonly id: number;
  /** Place in the list, from 0. */
  readonly index: number;
  readonly row: Row | undefined;
  readonly placed: readonly PlacedColumn<Row>[];
  readonly height: number;
  readonly active: boolean;
  /** Undefined for grids without selection. */
  readonly selected: boolean | undefined;
  /** A ref, so that rows need not be drawn again for new functions. */
  readonly handlers: RefObject<RowHandlers>;
}

function GridRowView<Row>(props: GridRowProps<Row>) {
  const { elementId, id, index, row, placed, height, active, selected, handlers } = props;
  const offset = selected === undefined ? 1 : 2;
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the grid has the focus and the keys
    <div
      id={elementId}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected ?? active}
      data-active={active || undefined}
      data-id={id}
      className={classNames(styles.row, active && styles.active, selected && styles.selected)}
      style={{ height, transform: `translateY(${index * height}px)` }}
      onMouseDown={(event) => handlers.current.press(id, index, event)}
      onDoubleClick={() => handlers.current.open(id)}
    >
      {selected === undefined ? null : <SelectCell {...props} selected={selected} />}
      {placed.map(({ column, width }, place) => (
        <div
          key={column.id}
          role="gridcell"
          aria-colindex={place + offset}
          className={classNames(styles.cell, column.align === 'end' && styles.end)}
          style={{ width }}
        >
          {row === undefined ? <span className={styles.blank} /> : column.render(row)}
        </div>
      ))}
    </div>
  );
}

type SelectCellProps = Pick<GridRowProps<unknown>, 'id' | 'index' | 'handlers'> & {
  readonly selected: boolean;
};

function SelectCell({ id, index, selected, handlers }: SelectCellProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- Space selects
    <div
      role="gridcell"
      aria-colindex={1}
      aria-label={selected ? 'Selected' : 'Not selected'}
      className={styles.selectCell}
      onMouseDown={(event) => event.stopPropagation()}
      onClick={(event) => handlers.current.toggle(id, index, event)}
      onDoubleClick={(event) => event.stopPropagation()}
    >
      <span className={styles.check} data-checked={selected}>
        {selected ? <Check size={12} aria-hidden /> : null}
      </span>
    </div>
  );
}

/** One row; drawn again only when something in it changes. */
export const GridRow = memo(GridRowView) as typeof GridRowView;
