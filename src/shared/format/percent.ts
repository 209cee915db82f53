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

/**
 * How sure a share is, in percentage points: `±2.0`. Near 0 % and 100 % intervals are lopsided and half of their width
 * would reach beyond what can be; then their ends: `61.0–100`.
 */
export function formatUncertainty(share: {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}): string {
  const { value, low, high } = share;
  const half = (high - low) / 2;
  if (!isNumber(half)) return NO_VALUE;
  const isLopsided = value + half > 1 || value - half < 0;
  return isLopsided ? `${endText(low)}–${endText(high)}` : `±${(half * 100).toFixed(1)}`;
}

function endText(share: number): string {
  return share === 0 || share === 1 ? String(share * 100) : (share * 100).toFixed(1);
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
