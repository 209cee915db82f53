import type { Problem } from '#shared/domain/problem.ts';
import type { Accuracy } from '#shared/domain/run.ts';
import type { VerdictCounts } from '#shared/domain/verdict.ts';
import { formatCount, NO_VALUE } from '#shared/format/number.ts';
import { formatInterval, formatPercent } from '#shared/format/percent.ts';

/** Such as `71.6% (95 % interval 69.6% … 73.5%, 1,319 scored)`. */
export function accuracyText(accuracy: Accuracy | null): string {
  if (accuracy === null) return `${NO_VALUE} (nothing scored)`;
  const { value, scored } = accuracy;
  return `${formatPercent(value)} (95 % interval ${formatInterval(accuracy)}, ${formatCount(scored)} scored)`;
}

/** Such as `38 pass · 2 fail · 1 error`; verdicts that never came up are left out. */
export function countsText(counts: VerdictCounts): string {
  const parts = (['pass', 'partial', 'fail', 'error', 'skipped'] as const)
    .filter((verdict) => counts[verdict] > 0)
    .map((verdict) => `${formatCount(counts[verdict])} ${verdict}`);
  return parts.length === 0 ? 'nothing yet' : parts.join(' · ');
}

/** `FILE:LINE:COLUMN: message remedy`, which editors and terminals turn into a link. */
export function problemText({ severity, file, line, column, message, remedy }: Problem): string {
  const mark = severity === 'warning' ? 'warning: ' : '';
  return `${file}:${line}:${column}: ${mark}${message} ${remedy}`;
}

/** On one line, cut at `length` characters. */
export function excerpt(text: string | null, length: number): string {
  if (text === null) return NO_VALUE;
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= length ? line : `${line.slice(0, length - 1)}…`;
}
