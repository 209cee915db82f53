import type { PreparedStatement, Sqlite3Static } from '@sqlite.org/sqlite-wasm';

import type { Json } from '#shared/domain/json.ts';

type Pointer = NonNullable<PreparedStatement['pointer']>;

/** The values of the row that a statement stands at, and about how many characters they are. */
export function readRow(
  sqlite: Sqlite3Static,
  statement: Pointer,
  count: number,
): { values: Json[]; characters: number } {
  const values: Json[] = [];
  let characters = 0;
  for (let index = 0; index < count; index += 1) {
    const value = readValue(sqlite, statement, index);
    characters += typeof value === 'string' ? value.length : 8;
    values.push(typeof value === 'object' && value !== null ? { blob: value.hex } : value);
    if (typeof value === 'object' && value !== null) characters += value.hex.length;
  }
  return { values, characters };
}

function readValue(
  { capi, wasm }: Sqlite3Static,
  statement: Pointer,
  index: number,
): string | number | null | { hex: string } {
  switch (capi.sqlite3_column_type(statement, index)) {
    case capi.SQLITE_INTEGER: {
      const value = capi.sqlite3_column_int64(statement, index);
      const number = Number(value);
      return Number.isSafeInteger(number) ? number : String(value);
    }
    case capi.SQLITE_FLOAT: {
      const value = capi.sqlite3_column_double(statement, index);
      return Number.isFinite(value) ? value : String(value);
    }
    case capi.SQLITE_TEXT:
      return capi.sqlite3_column_text(statement, index) ?? '';
    case capi.SQLITE_BLOB: {
      const start = capi.sqlite3_column_blob(statement, index);
      const bytes = capi.sqlite3_column_bytes(statement, index);
      return { hex: Buffer.from(wasm.heap8u().slice(start, start + bytes)).toString('hex') };
    }
    default:
      return null;
  }
}
