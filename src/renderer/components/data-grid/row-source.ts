/** Where a grid gets its rows from: by id, as they come into view. */
export interface RowSource<Row> {
  /** The row, or undefined while it is not here yet. */
  readonly get: (id: number) => Row | undefined;
  /** Says which rows are in view; those that are missing or old are loaded. */
  readonly want: (ids: readonly number[]) => void;
  /** The rows of these ids in the same order, loaded where needed; ids that no longer exist are left out. */
  readonly all: (ids: readonly number[]) => Promise<readonly Row[]>;
  readonly subscribe: (listener: () => void) => () => void;
  /** Changes whenever a row does. */
  readonly version: () => number;
}

/** Rows that are all here already. */
export function rowsAtHand<Row>(rows: ReadonlyMap<number, Row>): RowSource<Row> {
  return {
    get: (id) => rows.get(id),
    want: () => undefined,
    all: (ids) => Promise.resolve(ids.flatMap((id) => rows.get(id) ?? [])),
    subscribe: () => () => undefined,
    version: () => 0,
  };
}
