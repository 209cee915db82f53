import { Check, Minus } from 'lucide-react';

import styles from './data-grid.module.css';
import type { PlacedColumn } from './grid-column.ts';
import { HeadCell, type HeadCellProps } from './head-cell.tsx';

export interface SelectAll {
  readonly state: 'none' | 'some' | 'all';
  readonly toggle: () => void;
}

interface GridHeaderProps<Row> extends Omit<HeadCellProps<Row>, 'placed' | 'columnIndex'> {
  readonly placed: readonly PlacedColumn<Row>[];
  /** Undefined for grids without selection. */
  readonly selectAll: SelectAll | undefined;
}

/** The head row of a grid. */
export function GridHeader<Row>({ placed, selectAll, ...cell }: GridHeaderProps<Row>) {
  const offset = selectAll === undefined ? 1 : 2;
  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" aria-rowindex={1} className={styles.headRow}>
        {selectAll === undefined ? null : (
          <div role="columnheader" aria-colindex={1} className={styles.selectCell}>
            <SelectAllBox {...selectAll} />
          </div>
        )}
        {placed.map((each, index) => (
          <HeadCell key={each.column.id} {...cell} placed={each} columnIndex={index + offset} />
        ))}
      </div>
    </div>
  );
}

function SelectAllBox({ state, toggle }: SelectAll) {
  return (
    <button
      type="button"
      role="checkbox"
      aria-label="Select all rows"
      aria-checked={state === 'some' ? 'mixed' : state === 'all'}
      className={styles.check}
      data-checked={state !== 'none'}
      onClick={toggle}
    >
      {state === 'all' ? <Check size={12} aria-hidden /> : null}
      {state === 'some' ? <Minus size={12} aria-hidden /> : null}
    </button>
  );
}
