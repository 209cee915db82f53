import { isNumber, NO_VALUE } from './number.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Duration in milliseconds for people: `840 ms`, `2.51 s`, `12.4 s`, `1 m 05 s`, `2 h 03 m`. */
export function formatDuration(ms: number | null | undefined): string {
  if (!isNumber(ms) || ms < 0) return NO_VALUE;
  if (Math.round(ms) < SECOND) return `${Math.round(ms)} ms`;
  if (Math.round(ms / 10) < 1_000) return `${(ms / SECOND).toFixed(2)} s`;
  if (Math.round(ms / 100) < 600) return `${(ms / SECOND).toFixed(1)} s`;
  const seconds = Math.round(ms / SECOND);
  if (seconds < HOUR / SECOND) return `${Math.floor(seconds / 60)} m ${twoDigits(seconds % 60)} s`;
  const minutes = Math.round(ms / MINUTE);
  return `${Math.floor(minutes / 60)} h ${twoDigits(minutes % 60)} m`;
}

/** Rounded time to go: `about 20 s left`, `about 2 min left`, `about 3 h left`; empty while it cannot be told. */
export function formatRemaining(ms: number | null | undefined): string {
  if (!isNumber(ms) || ms < 0) return '';
  if (ms < 55 * SECOND) return `about ${Math.max(5, Math.ceil(ms / (5 * SECOND)) * 5)} s left`;
  if (ms < 90 * MINUTE) return `about ${Math.max(1, Math.round(ms / MINUTE))} min left`;
  return `about ${Math.round(ms / HOUR)} h left`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
