import type { DatasetRow, Place, ReportFault } from './dataset-row.ts';
import { isInexact } from './inexact-number.ts';
import { scanJson } from './scan-json.ts';

/** What a JSON text says that its parsed value does not: numbers that were rounded and keys that were written over. */
export interface RowFlaws {
  readonly inexact: readonly { readonly field: string; readonly source: string; readonly offset: number }[];
  readonly repeats: readonly { readonly key: string; readonly offset: number }[];
}

/** Long numbers and exponents: anything shorter is kept as it is. */
const SUSPECT_NUMBER = /\d[\d.]{15}|\d[eE][-+]?\d/;

/** Whether a text may hold a number that is rounded or a key that comes twice: quick, and true too often. */
export function mayBeFlawed(text: string, value: unknown): boolean {
  return SUSPECT_NUMBER.test(text) || (text.match(/"\s*:/g)?.length ?? 0) > keyCount(value);
}

/** Where the rows of a text lie: in a list, which may stand under a key; or null where the text is one row. */
export type RowsAt = { readonly listKey: string | null } | null;

/** Scans a text for flaws, by the index of the row. */
export function findFlaws(text: string, rows: RowsAt): ReadonlyMap<number, RowFlaws> {
  const flaws: Found[] = [];
  const listKey = rows?.listKey ?? null;
  const rowDepth = rows === null ? 0 : listKey === null ? 1 : 2;
  let isInList = listKey === null;
  const at = { row: 0, field: '' };
  scanJson(
    text,
    (depth, key) => {
      if (listKey !== null && depth === 1) isInList = key === listKey;
      if (depth === rowDepth && typeof key === 'number') at.row = key;
      if (depth === rowDepth + 1) at.field = String(key);
    },
    {
      number: (source, offset) => {
        if (isInList && isInexact(source)) flaws.push({ ...at, offset, source });
      },
      repeat: (key, offset) => {
        if (isInList) flaws.push({ ...at, offset, key });
      },
    },
  );
  return byRow(flaws);
}

type Found = { row: number; field: string; offset: number } & ({ source: string } | { key: string });

function byRow(flaws: readonly Found[]): ReadonlyMap<number, RowFlaws> {
  return new Map(
    [...Map.groupBy(flaws, ({ row }) => row)].map(([row, ofRow]) => [
      row,
      {
        inexact: ofRow.filter((flaw) => 'source' in flaw),
        repeats: ofRow.filter((flaw) => 'key' in flaw),
      },
    ]),
  );
}

/** Warns of keys that come twice. */
export function reportRepeats(
  { repeats }: RowFlaws,
  placeOf: (offset: number) => Place,
  report: ReportFault,
): void {
  for (const { key, offset } of repeats) {
    report({
      severity: 'warning',
      ...placeOf(offset),
      message: `The key "${key.slice(0, 80)}" comes twice; only its last value counts.`,
      remedy: 'Remove one of them.',
    });
  }
}

/** Reports numbers of these fields that cannot be kept as they are written; true when there are any. */
export function reportInexact(row: DatasetRow, used: ReadonlySet<string>, report: ReportFault): boolean {
  const faults = row.inexact?.().filter(({ field }) => used.has(field)) ?? [];
  for (const { source, place } of faults) {
    report({
      severity: 'error',
      ...place,
      message: `The number ${source.slice(0, 80)} cannot be kept exactly.`,
      remedy: 'Write it as text in quotes.',
    });
  }
  return faults.length > 0;
}

function keyCount(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let count = Array.isArray(value) ? 0 : Object.keys(value).length;
  for (const part of Object.values(value)) count += keyCount(part);
  return count;
}
