/** Values of one thing measured several times. */
export interface Series {
  readonly what: string;
  readonly values: readonly number[];
  readonly median: number;
}

export function series(what: string, values: readonly number[]): Series {
  const sorted = values.toSorted((left, right) => left - right);
  return { what, values, median: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN };
}
