import { Check } from 'lucide-react';
import { memo, type MouseEvent } from 'react';

import { classNames } from '../class-names.ts';
import styles from './data-grid.module.css';
import type { PlacedColumn } from './grid-column.ts';

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
  readonly onPress: (id: number, index: number, event: MouseEvent) => void;
  readonly onToggle: (id: number, index: number, event: MouseEvent) => void;
  readonly onOpen: (id: number) => void;
}

function GridRowView<Row>(props: GridRowProps<Row>) {
  const { elementId, id, index, row, placed, height, active, selected, onPress, onToggle, onOpen } = props;
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
      onMouseDown={(event) => onPress(id, index, event)}
      onDoubleClick={() => onOpen(id)}
    >
      {selected === undefined ? null : (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- Space selects
        <div
          role="gridcell"
          aria-colindex={1}
          aria-label={selected ? 'Selected' : 'Not selected'}
          className={styles.selectCell}
          onMouseDown={(event) => event.stopPropagation()}
          onClick={(event) => onToggle(id, index, event)}
          onDoubleClick={(event) => event.stopPropagation()}
        >
          <span className={styles.check} data-checked={selected}>
            {selected ? <Check size={12} aria-hidden /> : null}
          </span>
        </div>
      )}
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

/** One row; drawn again only when something in it changes. */
export const GridRow = memo(GridRowView) as typeof GridRowView;
