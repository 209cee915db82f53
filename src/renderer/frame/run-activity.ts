import { formatRemaining } from '#shared/format/duration.ts';
import { formatCount } from '#shared/format/number.ts';
import type { RunProgress } from '../runs/live-runs.ts';

/** Results of a run that are there, whatever their verdict. */
export function finishedOf(run: Pick<RunProgress, 'counts'>): number {
  const { pass, partial, fail, error } = run.counts;
  return pass + partial + fail + error;
}

/** What goes on, in one line: `1 run · 128 / 206 · about 2 min left`; empty when nothing does. */
export function activityLine(runs: readonly RunProgress[]): string {
  if (runs.length === 0) return '';
  const done = runs.reduce((sum, run) => sum + finishedOf(run), 0);
  const total = runs.reduce((sum, run) => sum + run.counts.total, 0);
  const times = runs.map((run) => run.remainingMs);
  const known = times.filter((time) => time !== null);
  const waiting = runs.length === 1 ? runs[0]?.waiting : null;
  const remaining = known.length === times.length ? formatRemaining(Math.max(...known)) : '';
  return [
    runs.length === 1 ? '1 run' : `${runs.length} runs`,
    `${formatCount(done)} / ${formatCount(total)}`,
    waiting ?? remaining,
  ]
    .filter((part) => part !== '')
    .join(' · ');
}
