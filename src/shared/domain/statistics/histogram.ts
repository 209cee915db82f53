import type { Histogram } from '../report.ts';

/**
 * Counts in `bins` bins of equal width from `low` to `high` (default: the smallest and largest value). A bin includes
 * its lower border; the last one also its upper. Values outside fall into the outermost bins. Null without values.
 */
export function histogram(
  values: readonly number[],
  bins: number,
  range: { low?: number; high?: number } = {},
): Histogram | null {
  if (values.length === 0) return null;
  const low = range.low ?? values.reduce((least, value) => Math.min(least, value), Infinity);
  const high = range.high ?? values.reduce((most, value) => Math.max(most, value), -Infinity);
  const counts = Array.from({ length: bins }, () => 0);
  for (const value of values) {
    const place = binOf(value, bins, { low, high });
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return { low, high, counts };
}

function binOf(value: number, bins: number, { low, high }: { low: number; high: number }): number {
  if (high <= low) return 0;
  const place = Math.floor(((value - low) / (high - low)) * bins);
  return Math.min(bins - 1, Math.max(0, place));
}
