import type { SqlRows } from '#core/engine/ports.ts';
import type { Json } from '#shared/domain/json.ts';

import { cutText } from './cut-text.ts';
import { RESULT_LIMIT } from './tool-limits.ts';

/** Rows as a list of objects in JSON; of a statement that gives none, how many rows it changed. */
export function sqlRowsText({ columns, rows, changes }: SqlRows): string {
  if (columns.length === 0) return JSON.stringify({ changedRows: changes });
  const names = uniqueNames(columns);
  return cutText(JSON.stringify(rows.map((row) => rowObject(names, row))), RESULT_LIMIT);
}

/** The first row as one object; null without a row. */
export function firstRowText({ columns, rows }: SqlRows): string | null {
  const [first] = rows;
  return first === undefined ? null : JSON.stringify(rowObject(uniqueNames(columns), first));
}

function rowObject(names: readonly string[], row: readonly Json[]): Record<string, Json> {
  return Object.fromEntries(names.map((name, place) => [name, row[place] ?? null]));
}

/** Columns of the same name get a number, as an object holds each name once. */
function uniqueNames(columns: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return columns.map((column) => {
    const count = (seen.get(column) ?? 0) + 1;
    seen.set(column, count);
    return count === 1 ? column : `${column}_${count}`;
  });
}
