import { SqlFault, type SqlLimits, type SqlRows, type SqlTables } from '#core/engine/ports.ts';
import type { Json } from '#shared/domain/json.ts';

import type { GuestDatabase } from './guest-database.ts';

/** All tables of a database by name, without the internal ones of SQLite: rows in the order of the primary key, or of all columns where there is none. Throws SqlFault. */
export function tableContents(database: GuestDatabase, limits: SqlLimits): SqlTables {
  const read = (sql: string): SqlRows => database.run([{ sql }], limits, 'application').rows;
  const names = read(
    `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual') AND name NOT LIKE 'sqlite~_%' ESCAPE '~'`,
  ).rows.map(([name]) => textOf(name));
  const tables: Record<string, SqlTables[string]> = Object.create(null);
  let rowCount = 0;
  for (const name of names.toSorted()) {
    const { columns, rows } = read(
      // A temporary table of the same name would be read instead.
      `SELECT * FROM main.${quoted(name)} ORDER BY ${orderOf(name, read)}`,
    );
    rowCount += rows.length;
    if (rowCount > limits.maxRows)
      throw new SqlFault(`The database has more than ${limits.maxRows} rows.`, 'rows');
    tables[name] = { columns, rows };
  }
  return { ...tables };
}

function orderOf(name: string, read: (sql: string) => SqlRows): string {
  const columns = read(
    `SELECT name, pk FROM pragma_table_xinfo(${text(name)}, 'main') WHERE hidden <> 1`,
  ).rows;
  const key = columns
    .filter(([, place]) => place !== 0)
    .toSorted(([, one], [, other]) => Number(one) - Number(other));
  return (key.length > 0 ? key : columns)
    .map(([column]) => `${quoted(textOf(column))} COLLATE BINARY`)
    .join(', ');
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
