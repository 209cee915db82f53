import type { RefObject } from 'react';

import styles from './data-grid.module.css';
import type { PlacedColumn } from './grid-column.ts';
import { GridRow, type RowHandlers } from './grid-row.tsx';
import type { RowSource } from './row-source.ts';

interface GridBodyProps<Row> {
  readonly gridId: string;
  /** The ids in view and the place of the first one in the whole list. */
  readonly shown: readonly number[];
  readonly first: number;
  readonly count: number;
  readonly source: RowSource<Row>;
  readonly placed: readonly PlacedColumn<Row>[];
  readonly rowHeight: number;
  readonly activeId: number | null;
  readonly selection: ReadonlySet<number> | undefined;
  readonly handlers: RefObject<RowHandlers>;
}

/** As high as all rows, holding those in view. */
export function GridBody<Row>(props: GridBodyProps<Row>) {
  const { gridId, shown, first, count, source, placed, rowHeight, activeId, selection, handlers } = props;
  return (
    <div role="rowgroup" className={styles.body} style={{ height: count * rowHeight }}>
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
          handlers={handlers}
        />
      ))}
    </div>
  );
}
