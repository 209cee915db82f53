import type { Accuracy } from '#shared/domain/run.ts';
import type { VerdictCounts } from '#shared/domain/verdict.ts';

/** Stands for what is not known. */
const UNKNOWN = '—';

export function percent(share: number | null): string {
  return share === null ? UNKNOWN : `${(share * 100).toFixed(1)} %`;
}

export function accuracyText(accuracy: Accuracy | null): string {
  if (accuracy === null) return `${UNKNOWN} (nothing scored)`;
  const interval = `${(accuracy.low * 100).toFixed(1)}–${percent(accuracy.high)}`;
  return `${percent(accuracy.value)} (95 % interval ${interval}, ${whole(accuracy.scored)} scored)`;
}

export function whole(count: number | null): string {
  return count === null ? UNKNOWN : count.toLocaleString('en');
}

/** Such as `850 ms`, `12.4 s`, `3 min 5 s`, `2 h 10 min`. */
export function duration(ms: number | null): string {
  if (ms === null) return UNKNOWN;
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1_000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1_000);
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes} min ${seconds % 60} s`
    : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

export function dollars(costUsd: number | null): string {
  if (costUsd === null) return UNKNOWN;
  return `$${costUsd < 1 ? costUsd.toFixed(4) : costUsd.toFixed(2)}`;
}

export function bytes(count: number | null): string {
  if (count === null) return UNKNOWN;
  if (count < 1_000) return `${count} B`;
  if (count < 1_000_000) return `${(count / 1_000).toFixed(1)} kB`;
  return count < 1e9 ? `${(count / 1e6).toFixed(1)} MB` : `${(count / 1e9).toFixed(1)} GB`;
}

/** Such as `38 pass · 2 fail · 1 error`; verdicts that never came up are left out. */
export function countsText(counts: VerdictCounts): string {
  const parts = (['pass', 'partial', 'fail', 'error', 'skipped'] as const)
    .filter((verdict) => counts[verdict] > 0)
    .map((verdict) => `${whole(counts[verdict])} ${verdict}`);
  return parts.length === 0 ? 'nothing yet' : parts.join(' · ');
}

/** On one line, cut at `length` characters. */
export function excerpt(text: string | null, length: number): string {
  if (text === null) return UNKNOWN;
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= length ? line : `${line.slice(0, length - 1)}…`;
}
