/** What stands where a value is unknown or not a number. */
export const NO_VALUE = '—';

const counts = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

export function isNumber(value: number | null | undefined): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

/** Whole number with thousands separators: `2,000`. */
export function formatCount(value: number | null | undefined): string {
  return isNumber(value) ? withMinus(counts.format(value)) : NO_VALUE;
}

/** Count with its noun: `1 case`, `2,000 cases`. The plural is the noun with an s unless given. */
export function formatCounted(value: number, noun: string, plural = `${noun}s`): string {
  return `${formatCount(value)} ${value === 1 ? noun : plural}`;
}

/** Score in [0, 1] with two decimals: `0.50`. */
export function formatScore(value: number | null | undefined): string {
  return isNumber(value) ? withMinus(value.toFixed(2)) : NO_VALUE;
}

/** Place in a list, counting from 1: `1–18 of 2,000`. */
export function formatRange(first: number, last: number, total: number): string {
  if (total === 0) return '0 of 0';
  return `${formatCount(first)}–${formatCount(last)} of ${formatCount(total)}`;
}

/** Puts the true minus sign (U+2212) in front of negative numbers. */
export function withMinus(text: string): string {
  return text.startsWith('-') ? `−${text.slice(1)}` : text;
}
