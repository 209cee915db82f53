import type { NarrowResult } from '#core/catalog/catalog.ts';
import type { RunStatus } from '#shared/domain/run.ts';
import { VERDICTS } from '#shared/domain/verdict.ts';

export interface LogLine {
  level: 'info' | 'warning' | 'error';
  message: string;
}

/** What the log of a run says at its end: how it ended, and each cause of errors with its count. */
export function endingLines(
  { status, message }: { status: RunStatus; message: string | null },
  results: readonly Pick<NarrowResult, 'verdict' | 'failureBoundary' | 'failureCause'>[],
): LogLine[] {
  const words = `${status[0]?.toUpperCase()}${status.slice(1)}: ${countsText(results)}.`;
  return [
    { level: levelOf(status), message: message === null ? words : `${words} ${message}` },
    ...causeLines(results),
  ];
}

function countsText(results: readonly Pick<NarrowResult, 'verdict'>[]): string {
  const counts = VERDICTS.map((verdict) => {
    const count = results.filter((result) => result.verdict === verdict).length;
    return count === 0 ? null : `${count} ${verdict}`;
  });
  return counts.filter((part) => part !== null).join(', ') || 'no results';
}

function causeLines(
  results: readonly Pick<NarrowResult, 'verdict' | 'failureBoundary' | 'failureCause'>[],
): LogLine[] {
  const errors = results.filter(({ verdict }) => verdict === 'error');
  const groups = Map.groupBy(errors, (one) => `${one.failureCause} (blamed on ${one.failureBoundary})`);
  return [...groups]
    .toSorted(([, some], [, others]) => others.length - some.length)
    .map(([cause, { length }]) => ({ level: 'error', message: `${length} × ${cause}` }));
}

function levelOf(status: RunStatus): LogLine['level'] {
  if (status === 'failed') return 'error';
  return status === 'interrupted' ? 'warning' : 'info';
}
