type Cell = string | number | bigint | null;

/** The SQL script that makes one table with its rows. */
export function createTable(
  name: string,
  {
    columns,
    rows,
  }: {
    columns: readonly { readonly name: string; readonly type: string }[];
    rows: readonly (readonly Cell[])[];
  },
): string {
  const head = columns.map((column) => `${quotedName(column.name)} ${column.type}`).join(', ');
  const table = quotedName(name);
  const inserts = rows.map((row) => `INSERT INTO ${table} VALUES (${row.map(literal).join(', ')});\n`);
  return `CREATE TABLE ${table} (${head});\n${inserts.join('')}`;
}

/** A value as SQL writes it. */
export function literal(cell: Cell): string {
  if (cell === null) return 'NULL';
  return typeof cell === 'string' ? `'${cell.replaceAll("'", "''")}'` : String(cell);
}

function quotedName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
