import { NO_VALUE } from './number.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Time of a list: `just now`, `2 m ago`, `1 h ago`, `6 d ago`; from 7 days the local date. `now` in epoch milliseconds. */
export function formatRelativeTime(iso: string | null | undefined, now: number): string {
  const time = timeOf(iso);
  if (time === null) return NO_VALUE;
  const age = now - time;
  if (age < MINUTE) return 'just now';
  if (age < HOUR) return `${Math.floor(age / MINUTE)} m ago`;
  if (age < DAY) return `${Math.floor(age / HOUR)} h ago`;
  if (age < 7 * DAY) return `${Math.floor(age / DAY)} d ago`;
  return formatDate(iso);
}

/** Local calendar day: `2026-11-16`. */
export function formatDate(iso: string | null | undefined): string {
  const time = timeOf(iso);
  if (time === null) return NO_VALUE;
  const date = new Date(time);
  return `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`;
}

/** Local day and minute: `2026-11-23 14:05`. */
export function formatDateTime(iso: string | null | undefined): string {
  const time = timeOf(iso);
  if (time === null) return NO_VALUE;
  const date = new Date(time);
  return `${formatDate(iso)} ${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`;
}

function timeOf(iso: string | null | undefined): number | null {
  if (iso === null || iso === undefined) return null;
  const time = Date.parse(iso);
  return Number.isNaN(time) ? null : time;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
