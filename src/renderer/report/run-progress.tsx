import { ResultsBar } from '#renderer/components/results-bar.tsx';
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

/** The results as one bar; while a run is under way also how far it is. Both take the same room, so that its end moves nothing. */
export function RunProgress({ run, progress }: RunProgressProps) {
  const { counts, status } = run;
  const { pass, partial, fail, error, total } = counts;
  const done = pass + partial + fail + error;
  const isUnderWay = isLive(status) || status === 'paused';
  return (
    <section className={styles.results} aria-label={isUnderWay ? 'Progress' : 'Results'}>
      <span className={styles.label}>
        {isUnderWay
          ? `${formatCount(done)} of ${formatCount(total)} · ${formatProgress(done, total)}`
          : 'Results'}
      </span>
      <ResultsBar counts={isUnderWay ? { ...counts, skipped: 0 } : counts} />
      {isUnderWay ? <PaceLine run={run} progress={progress} done={done} /> : null}
    </section>
  );
}

function PaceLine({ run, progress, done }: RunProgressProps & { readonly done: number }) {
  const now = useNow(1_000);
  const parts = [
    `${formatCount(run.inFlight)} in flight`,
    `${elapsedWords(elapsedMs(run, progress, now))} elapsed`,
    isLive(run.status) ? (progress?.waiting ?? formatRemaining(progress?.remainingMs)) : '',
  ];
  return (
    <span className={styles.label}>
      <progress
        className="visually-hidden"
        aria-label="Cases done"
        value={done}
        max={Math.max(1, run.counts.total)}
      />
      {parts.filter((part) => part !== '').join(' · ')}
    </span>
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
