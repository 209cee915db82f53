import type { GridColumn } from './grid-column.ts';

/** Rows as tab-separated values with a header line; tabs and line breaks inside cells become spaces. */
export function rowsAsText<Row>(columns: readonly GridColumn<Row>[], rows: readonly Row[]): string {
  const clean = (text: string) => text.replace(/[\t\r\n]+/g, ' ');
  const lines = rows.map((row) => columns.map((column) => clean(column.text(row))).join('\t'));
  return [columns.map((column) => column.header).join('\t'), ...lines].join('\n');
}
