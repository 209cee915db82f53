import { isNumber, NO_VALUE } from './number.ts';

/** Share in [0, 1] with one decimal: `71.6%`. */
export function formatPercent(share: number | null | undefined): string {
  return isNumber(share) ? `${(share * 100).toFixed(1)}%` : NO_VALUE;
}

/** Share in [0, 1] without decimals, for progress: `62%`. Never shows 100% before everything is done. */
export function formatProgress(done: number, total: number): string {
  if (total <= 0) return '0%';
  const percent = Math.floor((done / total) * 100);
  return `${Math.min(100, Math.max(0, percent))}%`;
}

/** Half of an interval in percentage points: `±2.0`. */
export function formatHalfWidth(interval: { readonly low: number; readonly high: number }): string {
  const half = (interval.high - interval.low) / 2;
  return isNumber(half) ? `±${(half * 100).toFixed(1)}` : NO_VALUE;
}

/** Interval of a share: `69.6% … 73.5%`. */
export function formatInterval(interval: { readonly low: number; readonly high: number }): string {
  return `${formatPercent(interval.low)} … ${formatPercent(interval.high)}`;
}

/** Difference of two shares in percentage points, always with a sign: `+17.2 pp`, `−4.6 pp`, `0.0 pp`. */
export function formatDifference(difference: number | null | undefined): string {
  if (!isNumber(difference)) return NO_VALUE;
  const points = Math.abs(difference * 100).toFixed(1);
  if (points === '0.0') return '0.0 pp';
  return `${difference > 0 ? '+' : '−'}${points} pp`;
}
