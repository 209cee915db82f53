import type { PreparedStatement, Sqlite3Static } from '@sqlite.org/sqlite-wasm';

import type { Json } from '#shared/domain/json.ts';

type Pointer = NonNullable<PreparedStatement['pointer']>;

/** Gives the `:name`, `@name` and `$name` parameters of a statement their values; one without a value is NULL. Lists and objects are bound as JSON text. */
export function bindParameters(
  sqlite: Sqlite3Static,
  statement: Pointer,
  parameters: Readonly<Record<string, Json>>,
): void {
  const { capi } = sqlite;
  const count = capi.sqlite3_bind_parameter_count(statement);
  for (let index = 1; index <= count; index += 1) {
    const name = capi.sqlite3_bind_parameter_name(statement, index);
    const key = name === null || name === '' ? '' : name.slice(1);
    if (Object.hasOwn(parameters, key)) bind(sqlite, statement, index, parameters[key] ?? null);
  }
}

function bind(sqlite: Sqlite3Static, statement: Pointer, index: number, value: Json): void {
  const { capi } = sqlite;
  if (value === null) capi.sqlite3_bind_null(statement, index);
  else if (typeof value === 'boolean') capi.sqlite3_bind_int(statement, index, value ? 1 : 0);
  else if (typeof value === 'string') bindText(sqlite, statement, index, value);
  else if (typeof value === 'number' && Number.isSafeInteger(value)) {
    capi.sqlite3_bind_int64(statement, index, BigInt(value));
  } else if (typeof value === 'number') capi.sqlite3_bind_double(statement, index, value);
  else bindText(sqlite, statement, index, JSON.stringify(value));
}

/** The library's own way for JavaScript strings is broken in this version; the text is handed over as memory. */
function bindText({ capi, wasm }: Sqlite3Static, statement: Pointer, index: number, text: string): void {
  const [start, length] = wasm.allocCString(text, true);
  capi.sqlite3_bind_text(statement, index, start, length, capi.SQLITE_WASM_DEALLOC);
}
