import type { SqlTables } from '#core/engine/ports.ts';

import type { SqlStatement } from './sql-messages.ts';

/** The statements that make tables out of columns and rows. Columns have no type, so that every value stays as it is. */
export function createTables(tables: SqlTables): SqlStatement[] {
  return Object.entries(tables).flatMap(([name, { columns, rows }]) => {
    const table = quoted(name);
    const create = { sql: `CREATE TABLE ${table} (${columns.map(quoted).join(', ')})` };
    const places = columns.map((_, index) => `:v${index}`).join(', ');
    const sql = `INSERT INTO ${table} VALUES (${places})`;
    const inserts = rows.map((row) => ({
      sql,
      parameters: Object.fromEntries(columns.map((_, index) => [`v${index}`, row[index] ?? null])),
    }));
    return [create, ...inserts];
  });
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
