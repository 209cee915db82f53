import { isLive } from '#renderer/runs/live-runs.ts';
import type { RunProgress as Progress } from '#renderer/runs/live-runs.ts';
import { useNow } from '#renderer/runs/use-now.ts';
import type { RunSummary } from '#shared/domain/run.ts';
import { formatDuration, formatRemaining } from '#shared/format/duration.ts';
import { formatCount } from '#shared/format/number.ts';
import { formatProgress } from '#shared/format/percent.ts';
import styles from './report.module.css';

interface RunProgressProps {
  readonly run: RunSummary;
  readonly progress: Progress | undefined;
}

/** How far a live or paused run is, in words; its bar is the one of the results. */
export function RunProgress({ run, progress }: RunProgressProps) {
  const now = useNow(1_000);
  const { pass, partial, fail, error, total } = run.counts;
  const done = pass + partial + fail + error;
  const parts = [
    `${formatCount(done)} of ${formatCount(total)}`,
    formatProgress(done, total),
    `${formatCount(run.inFlight)} in flight`,
    `${elapsedWords(elapsedMs(run, progress, now))} elapsed`,
    isLive(run.status) ? (progress?.waiting ?? formatRemaining(progress?.remainingMs)) : '',
  ];
  return (
    <section className={styles.progress} aria-label="Progress">
      <progress className="visually-hidden" aria-label="Cases done" value={done} max={Math.max(1, total)} />
      {parts.filter((part) => part !== '').join(' · ')}
    </section>
  );
}

/** The run's own clock; between its events ours goes on. */
function elapsedMs(run: RunSummary, progress: Progress | undefined, now: number): number {
  if (!progress) return now - Date.parse(run.startedAt ?? run.createdAt);
  return isLive(run.status)
    ? progress.elapsedMs + Math.max(0, now - progress.receivedAt)
    : progress.elapsedMs;
}

/** Whole seconds: fractions would flicker. */
function elapsedWords(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1_000));
  return seconds < 60 ? `${seconds} s` : formatDuration(seconds * 1_000);
}
