import type { SqlTables } from '#core/engine/ports.ts';

import { rowDifference, type RowDifference } from './row-difference.ts';

/** A table that is not as expected. `columns`: it is missing, not expected, or has other columns. */
export type TableDifference = { readonly table: string } & (
  { readonly kind: 'missing' | 'extra' | 'columns' } | { readonly kind: 'rows'; readonly rows: RowDifference }
);

/**
 * Where two databases differ, by table in the order of their names. Rows are compared as sets with a number for each,
 * whatever their order. SQLite's own tables do not count.
 */
export function tableDifferences(
  given: SqlTables,
  wanted: SqlTables,
  { tolerance }: { tolerance: number },
): TableDifference[] {
  const names = new Set([...Object.keys(wanted), ...Object.keys(given)]);
  return Array.from(names)
    .filter((name) => !name.startsWith('sqlite_'))
    .sort()
    .flatMap((table) => difference(table, { given, wanted, tolerance }) ?? []);
}

function difference(
  table: string,
  { given, wanted, tolerance }: { given: SqlTables; wanted: SqlTables; tolerance: number },
): TableDifference | null {
  const [one, other] = [own(given, table), own(wanted, table)];
  if (one === undefined) return { table, kind: 'missing' };
  if (other === undefined) return { table, kind: 'extra' };
  if (JSON.stringify(one.columns) !== JSON.stringify(other.columns)) return { table, kind: 'columns' };
  const rows = rowDifference(one.rows, other.rows, { duplicates: true, tolerance });
  return rows.missing.length + rows.extra.length === 0 ? null : { table, kind: 'rows', rows };
}

function own(tables: SqlTables, name: string): SqlTables[string] | undefined {
  return Object.hasOwn(tables, name) ? tables[name] : undefined;
}
