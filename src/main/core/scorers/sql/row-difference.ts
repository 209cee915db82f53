import { isSameRow, nearRows, type Row } from './near-rows.ts';

export interface RowRules {
  /** Whether the number of equal rows counts. */
  readonly duplicates: boolean;
  /** Largest absolute difference of two equal numbers. */
  readonly tolerance: number;
}

export interface RowDifference {
  /** Expected rows that are not there. */
  readonly missing: readonly Row[];
  /** Rows that are not expected. */
  readonly extra: readonly Row[];
}

/** What two sets of rows differ in, whatever their order. */
export function rowDifference(
  given: readonly Row[],
  wanted: readonly Row[],
  { duplicates, tolerance }: RowRules,
): RowDifference {
  return duplicates ? byNumber(given, wanted, tolerance) : byKind(given, wanted, tolerance);
}

/** Whether rows are the same in the same order; without `duplicates` equal rows count where they stand first. */
export function isSameSequence(
  given: readonly Row[],
  wanted: readonly Row[],
  { duplicates, tolerance }: RowRules,
): boolean {
  const [one, other] = duplicates ? [given, wanted] : [distinctRows(given), distinctRows(wanted)];
  return (
    one.length === other.length && one.every((row, place) => isSameRow(row, other[place] ?? [], tolerance))
  );
}

/** Equal rows are paired first, so that only few have to be searched for close numbers. */
function byNumber(given: readonly Row[], wanted: readonly Row[], tolerance: number): RowDifference {
  const missing = without(wanted, given);
  const extra = without(given, wanted);
  if (missing.length === 0 || extra.length === 0) return { missing, extra };
  const expected = nearRows(missing, tolerance);
  const present = nearRows(extra, tolerance);
  return {
    missing: missing.filter((row) => !present.take(row)),
    extra: extra.filter((row) => !expected.take(row)),
  };
}

function byKind(given: readonly Row[], wanted: readonly Row[], tolerance: number): RowDifference {
  const expected = nearRows(wanted, tolerance);
  const present = nearRows(given, tolerance);
  return {
    missing: distinctRows(wanted).filter((row) => !present.has(row)),
    extra: distinctRows(given).filter((row) => !expected.has(row)),
  };
}

/** The rows less one equal row for each of the others. */
function without(rows: readonly Row[], others: readonly Row[]): Row[] {
  const counts = new Map<string, number>();
  for (const row of others) {
    const key = exactKey(row);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return rows.filter((row) => {
    const key = exactKey(row);
    const count = counts.get(key) ?? 0;
    if (count > 0) counts.set(key, count - 1);
    return count === 0;
  });
}

/** The rows without those that came before. */
function distinctRows(rows: readonly Row[]): Row[] {
  const seen = new Set<string>();
  return rows.filter((row) => {
    const key = exactKey(row);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

function exactKey(row: Row): string {
  return JSON.stringify(row);
}
