import type { Json } from '#shared/domain/json.ts';

export interface Place {
  /** From 1. */
  readonly line: number;
  /** From 1, in characters. */
  readonly column: number;
}

/** One record of a dataset file. */
export interface DatasetRow {
  readonly fields: Readonly<Record<string, Json>>;
  /** Where a field stands, or the record as a whole. Slow: for problems only. */
  place(field: string | null): Place;
  /** Numbers that were rounded when they were read, with the field they lie in. Absent: none. */
  inexact?(): readonly { readonly field: string; readonly source: string; readonly place: Place }[];
}

/** One thing wrong in a dataset file. */
export interface RowFault extends Place {
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly remedy: string;
}

/** Rows as they are read, some at a time. */
export type RowBatches = AsyncIterable<readonly DatasetRow[]>;
export type ReportFault = (fault: RowFault) => void;
