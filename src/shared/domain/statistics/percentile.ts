/**
 * The `share` quantile (0.95 is the 95th percentile) by linear interpolation between the two nearest order statistics:
 * position h = (n - 1) · share. Type 7 of Hyndman and Fan, "Sample Quantiles in Statistical Packages", The American
 * Statistician 50 (1996); the default of NumPy, R and spreadsheets. Null without values; the input is left unsorted.
 */
export function percentile(values: Iterable<number>, share: number): number | null {
  return percentileOfSorted(Float64Array.from(values).sort(), share);
}

/** The same over values that are already in ascending order, for several quantiles of one list. */
export function percentileOfSorted(sorted: ArrayLike<number>, share: number): number | null {
  const position = (sorted.length - 1) * Math.min(1, Math.max(0, share));
  const below = sorted[Math.floor(position)];
  const above = sorted[Math.ceil(position)];
  if (below === undefined || above === undefined) return null;
  return below + (above - below) * (position - Math.floor(position));
}
