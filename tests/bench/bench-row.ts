/** One thing that is measured. */
export interface BenchRow {
  readonly id: string;
  readonly title: string;
  measure(): Promise<Measurement>;
}

/** What was measured, beside what it is held against. */
export interface Measurement {
  /** What one measurement did, such as `164 programs, 2 at a time`. */
  readonly work: string;
  readonly unit: string;
  readonly measured: Series;
  readonly reference: Series;
  /** Medians: measured over reference. */
  readonly ratio: number;
  /** The least ratio that is good enough. */
  readonly goal: number;
}

export interface Series {
  readonly what: string;
  readonly values: readonly number[];
  readonly median: number;
}

export function series(what: string, values: readonly number[]): Series {
  const sorted = values.toSorted((left, right) => left - right);
  return { what, values, median: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN };
}

export function describeMeasurement(
  title: string,
  { work, unit, measured, reference, ratio, goal }: Measurement,
): string {
  const of = ({ what, values, median }: Series): string =>
    `  ${what.padEnd(44)} ${median.toFixed(1).padStart(8)} ${unit}  (median of ${values.length}: ${values.map((value) => value.toFixed(1)).join(', ')})`;
  const verdict = ratio >= goal ? 'reached' : 'NOT reached';
  return [
    `${title}: ${work}`,
    of(measured),
    of(reference),
    `  ratio ${ratio.toFixed(2)}, goal ${goal}: ${verdict}`,
  ].join('\n');
}
