import type { ReactNode } from 'react';

/** One column of a grid. Widths in pixels. */
export interface GridColumn<Row> {
  readonly id: string;
  readonly header: string;
  readonly width: number;
  readonly minWidth?: number;
  /** Takes a share of the room that is left, in proportion to the others that grow. */
  readonly grow?: number;
  readonly align?: 'start' | 'end';
  /** 1 stays longest; where room is short, the highest number goes first. Without it, the column always stays. */
  readonly priority?: number;
  readonly sortable?: boolean;
  /** Off until the person turns it on. */
  readonly hiddenAtFirst?: boolean;
  readonly render: (row: Row) => ReactNode;
  /** The cell as plain text, for copying. */
  readonly text: (row: Row) => string;
}

export interface GridSort {
  readonly by: string;
  readonly descending: boolean;
}

/** What the person made of the columns; ids that are not known are kept, not used. */
export interface GridLayout {
  readonly order: readonly string[];
  /** Shown or hidden by choice; other columns follow their default. */
  readonly shown: Readonly<Record<string, boolean>>;
  readonly widths: Readonly<Record<string, number>>;
}

export const EMPTY_LAYOUT: GridLayout = { order: [], shown: {}, widths: {} };

export interface PlacedColumn<Row> {
  readonly column: GridColumn<Row>;
  readonly width: number;
}
