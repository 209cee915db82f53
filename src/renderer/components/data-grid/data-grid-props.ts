import type { ReactNode } from 'react';

import type { MenuEntry } from '../menu-entry.ts';
import type { GridColumn, GridSort } from './grid-column.ts';
import type { Ids } from './grid-selection.ts';
import type { RowSource } from './row-source.ts';

export interface DataGridProps<Row> {
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
  /** In place of the grid when there are no rows. */
  readonly empty?: ReactNode;
  /** At the start of the line under the grid. */
  readonly footer?: ReactNode;
}
