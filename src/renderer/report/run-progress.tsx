import { Pause, Play, Square } from 'lucide-react';

import { Button } from '#renderer/components/button.tsx';
import { ProgressBar } from '#renderer/components/progress-bar.tsx';
import { isLive } from '#renderer/runs/live-runs.ts';
import type { RunProgress as Progress } from '#renderer/runs/live-runs.ts';
import type { RunActions } from '#renderer/runs/use-run-actions.ts';
import { useNow } from '#renderer/runs/use-now.ts';
import type { RunSummary } from '#shared/domain/run.ts';
import { formatDuration, formatRemaining } from '#shared/format/duration.ts';
import { formatCount } from '#shared/format/number.ts';
import { formatProgress } from '#shared/format/percent.ts';
import styles from './report.module.css';

interface RunProgressProps {
  readonly run: RunSummary;
  readonly progress: Progress | undefined;
  readonly actions: RunActions;
}

/** How far a live or paused run is, and the buttons that steer it. */
export function RunProgress({ run, progress, actions }: RunProgressProps) {
  const now = useNow(1_000);
  const { pass, partial, fail, error, total } = run.counts;
  const done = pass + partial + fail + error;
  const elapsed = progress?.elapsedMs ?? now - Date.parse(run.startedAt ?? run.createdAt);
  const parts = [
    `${formatCount(done)} of ${formatCount(total)}`,
    formatProgress(done, total),
    `${formatCount(run.inFlight)} in flight`,
    `${elapsedWords(elapsed)} elapsed`,
    progress?.waiting ?? formatRemaining(progress?.remainingMs),
  ];
  return (
    <section className={styles.progress} aria-label="Progress">
      <ProgressBar label="Cases done" done={done} total={total} />
      <span className={styles.progressText}>{parts.filter((part) => part !== '').join(' · ')}</span>
      {isLive(run.status) ? (
        <Button icon={Pause} onClick={() => actions.pause(run.id)}>
          Pause
        </Button>
      ) : (
        <Button icon={Play} onClick={() => actions.resume(run.id)}>
          Resume
        </Button>
      )}
      <Button icon={Square} onClick={() => actions.cancel(run.id)}>
        Cancel run
      </Button>
    </section>
  );
}

/** Whole seconds: fractions would flicker. */
function elapsedWords(elapsedMs: number): string {
  const seconds = Math.max(0, Math.floor(elapsedMs / 1_000));
  return seconds < 60 ? `${seconds} s` : formatDuration(seconds * 1_000);
}
