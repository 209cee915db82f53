import type { TableView } from '#shared/domain/check-details.ts';
import type { Json } from '#shared/domain/json.ts';

/** Rows of which that many are kept for people to read. */
const KEPT_ROWS = 100;
/** Longest text of a cell that is kept, in characters. */
const KEPT_TEXT = 1_000;

/** A table as a result keeps it: the first hundred rows, long texts cut. */
export function tableView({
  columns,
  rows,
}: {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Json[])[];
}): TableView {
  return {
    columns: [...columns],
    rows: rows.slice(0, KEPT_ROWS).map((row) => row.map(shortened)),
    rowCount: rows.length,
  };
}

function shortened(cell: Json): Json {
  const text = typeof cell === 'string' ? cell : typeof cell === 'object' ? JSON.stringify(cell) : '';
  return text.length <= KEPT_TEXT ? cell : `${text.slice(0, KEPT_TEXT)}…`;
}
