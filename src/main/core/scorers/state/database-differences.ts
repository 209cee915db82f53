import type { SqlTables } from '#core/engine/ports.ts';
import type { Json } from '#shared/domain/json.ts';

import type { Row } from '../sql/near-rows.ts';
import type { RowDifference } from '../sql/row-difference.ts';
import { isSameCell } from '../sql/same-cell.ts';
import { type TableDifference, tableDifferences } from '../sql/table-differences.ts';
import { shownValue, type StateDifference } from './state-difference.ts';

const NO_ROW = 'no such row';

/**
 * Where two databases differ, row by row: `orders[17].status` is a cell of the row whose first column is 17. The order
 * of rows and of columns never matters. Ignored are whole tables (`log`) and columns (`orders.updated_at`).
 */
export function databaseDifferences(
  given: SqlTables,
  wanted: SqlTables,
  ignore: readonly string[],
): StateDifference[] {
  const expected = counted(wanted, ignore);
  const found = aligned(counted(given, ignore), expected);
  return tableDifferences(found, expected, { tolerance: 0 }).flatMap((difference) =>
    described(difference, { found, expected }),
  );
}

/** The tables and columns that count. */
function counted(tables: SqlTables, ignore: readonly string[]): SqlTables {
  return Object.fromEntries(
    Object.entries(tables)
      .filter(([name]) => !ignore.includes(name))
      .map(([name, table]) => [
        name,
        picked(
          table,
          table.columns.filter((column) => !ignore.includes(`${name}.${column}`)),
        ),
      ]),
  );
}

/** The columns of each table in the order of the expected ones, where they are the same. */
function aligned(tables: SqlTables, expected: SqlTables): SqlTables {
  return Object.fromEntries(
    Object.entries(tables).map(([name, table]) => {
      const columns = Object.hasOwn(expected, name) ? (expected[name]?.columns ?? []) : [];
      const isSameSet =
        columns.length === table.columns.length && columns.every((column) => table.columns.includes(column));
      return [name, isSameSet ? picked(table, columns) : table];
    }),
  );
}

function picked(table: SqlTables[string], columns: readonly string[]): SqlTables[string] {
  const places = columns.map((column) => table.columns.indexOf(column));
  return { columns, rows: table.rows.map((row) => places.map((place) => row[place] ?? null)) };
}

function described(
  difference: TableDifference,
  { found, expected }: { found: SqlTables; expected: SqlTables },
): StateDifference[] {
  const { table, kind } = difference;
  switch (kind) {
    case 'missing':
      return [{ path: table, expected: 'a table', got: 'no such table' }];
    case 'extra':
      return [{ path: table, expected: 'no such table', got: 'a table' }];
    case 'columns':
      return [
        {
          path: table,
          expected: columnsOf(expected, table).join(', '),
          got: columnsOf(found, table).join(', '),
        },
      ];
    case 'rows':
      return rowsInWords(table, columnsOf(expected, table), difference.rows);
  }
}

function columnsOf(tables: SqlTables, table: string): readonly string[] {
  return tables[table]?.columns ?? [];
}

/** Rows with the same first column, where that is one row on each side, are told cell by cell. */
function rowsInWords(
  table: string,
  columns: readonly string[],
  { missing, extra }: RowDifference,
): StateDifference[] {
  const [lost, strange] = [byKey(missing), byKey(extra)];
  const keys = new Set([...lost.keys(), ...strange.keys()]);
  return Array.from(keys).flatMap((key) => {
    const [gone = [], come = []] = [lost.get(key), strange.get(key)];
    const path = `${table}[${key}]`;
    const [before, after] = [gone[0], come[0]];
    if (gone.length === 1 && come.length === 1 && before !== undefined && after !== undefined) {
      return cellsInWords(path, columns, { before, after });
    }
    return [
      ...gone.map((row) => ({ path, expected: shownValue(objectOf(columns, row)), got: NO_ROW })),
      ...come.map((row) => ({ path, expected: NO_ROW, got: shownValue(objectOf(columns, row)) })),
    ];
  });
}

function byKey(rows: readonly Row[]): Map<string, Row[]> {
  return Map.groupBy(rows, ([first = null]) => (typeof first === 'string' ? first : JSON.stringify(first)));
}

function cellsInWords(
  path: string,
  columns: readonly string[],
  { before, after }: { before: Row; after: Row },
): StateDifference[] {
  return columns.flatMap((column, place) => {
    const [expected, got] = [before[place] ?? null, after[place] ?? null];
    if (isSameCell(expected, got, 0)) return [];
    return [{ path: `${path}.${column}`, expected: shownValue(expected), got: shownValue(got) }];
  });
}

function objectOf(columns: readonly string[], row: Row): Json {
  return Object.fromEntries(columns.map((column, place) => [column, row[place] ?? null]));
}
