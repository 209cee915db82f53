import { isNumber, NO_VALUE } from './number.ts';

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** Size in decimal units: `412 B`, `9.8 kB`, `412 kB`, `1.2 MB`, `4.7 GB`. */
export function formatBytes(bytes: number | null | undefined): string {
  if (!isNumber(bytes) || bytes < 0) return NO_VALUE;
  let value = bytes;
  let unit = 0;
  while (Math.round(value) >= 1_000 && unit < UNITS.length - 1) {
    value /= 1_000;
    unit += 1;
  }
  const digits = unit === 0 || Math.round(value * 10) >= 100 ? 0 : 1;
  return `${value.toFixed(digits)} ${UNITS[unit] ?? 'TB'}`;
}
