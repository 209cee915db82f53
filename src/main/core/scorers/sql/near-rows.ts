import type { Json } from '#shared/domain/json.ts';

import { isSameCell } from './same-cell.ts';

export type Row = readonly Json[];

/** Rows to be found again by their content, numbers within a tolerance. */
export interface NearRows {
  has(row: Row): boolean;
  /** Like `has`, but each row is found once only. */
  take(row: Row): boolean;
}

interface Entry {
  readonly row: Row;
  isTaken: boolean;
}

/** Rows that differ in their numbers at most, by the number that tells most of them apart. */
interface Group {
  readonly column: number;
  readonly entries: readonly Entry[];
}

/** Makes rows ready to be found: only those whose numbers can be close enough are looked at. */
export function nearRows(rows: readonly Row[], tolerance: number): NearRows {
  const groups = new Map<string, Group>();
  for (const [key, entries] of Map.groupBy(rows, plainKey)) groups.set(key, groupOf(entries));
  const find = (row: Row, isWanted: (entry: Entry) => boolean): Entry | undefined => {
    const group = groups.get(plainKey(row));
    if (group === undefined) return undefined;
    return search(group, row, { tolerance, isWanted });
  };
  return {
    has: (row) => find(row, () => true) !== undefined,
    take(row) {
      const entry = find(row, ({ isTaken }) => !isTaken);
      if (entry !== undefined) entry.isTaken = true;
      return entry !== undefined;
    },
  };
}

function search(
  { column, entries }: Group,
  row: Row,
  { tolerance, isWanted }: { tolerance: number; isWanted: (entry: Entry) => boolean },
): Entry | undefined {
  const number = numberAt(row, column);
  // A little more than isSameCell allows: it decides.
  const reach = tolerance + 1e-9 * Math.abs(number) + Number.MIN_VALUE;
  for (let place = firstFrom(entries, column, number - reach); place < entries.length; place++) {
    const entry = entries[place];
    if (entry === undefined || numberAt(entry.row, column) > number + reach) return undefined;
    if (isWanted(entry) && isSameRow(entry.row, row, tolerance)) return entry;
  }
  return undefined;
}

/** Whether two rows hold the same, cell by cell. */
export function isSameRow(one: Row, other: Row, tolerance: number): boolean {
  return (
    one.length === other.length &&
    one.every((cell, place) => isSameCell(cell, other[place] ?? null, tolerance))
  );
}

function groupOf(rows: readonly Row[]): Group {
  const column = mostTelling(rows);
  const entries = rows.map((row) => ({ row, isTaken: false }));
  entries.sort((one, other) => numberAt(one.row, column) - numberAt(other.row, column));
  return { column, entries };
}

/** The column of numbers with the most different ones. */
function mostTelling(rows: readonly Row[]): number {
  const [first = []] = rows;
  const counts = first.map((cell, column) =>
    typeof cell === 'number' ? new Set(rows.map((row) => row[column])).size : 0,
  );
  return counts.indexOf(Math.max(...counts));
}

/** Where a group has no numbers at all, its rows are the same. */
function numberAt(row: Row, column: number): number {
  const cell = row[column];
  return typeof cell === 'number' ? cell : 0;
}

function firstFrom(entries: readonly Entry[], column: number, least: number): number {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const entry = entries[middle];
    if (entry !== undefined && numberAt(entry.row, column) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Equal for rows that differ in their numbers at most; no cell is a list. */
function plainKey(row: Row): string {
  return JSON.stringify(row.map((cell) => (typeof cell === 'number' ? [] : cell)));
}
