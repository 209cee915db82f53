import type { SqlTables } from '#core/engine/ports.ts';
import type { Json } from '#shared/domain/json.ts';

/** Whether a value is the tables of a database, {name: {columns, rows}}. */
export function isTables(value: Json): value is SqlTables {
  return isObject(value) && Object.values(value).every(isTable);
}

function isTable(value: Json): boolean {
  return (
    isObject(value) &&
    isListOf(value['columns'], (column) => typeof column === 'string') &&
    isListOf(value['rows'], Array.isArray)
  );
}

function isListOf(value: Json | undefined, isItem: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isItem);
}

function isObject(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
