import { Button } from '#renderer/components/button.tsx';
import { MetricLine } from '#renderer/components/metric-line.tsx';
import { RunStatusBadge } from '#renderer/components/run-status-badge.tsx';
import { isLive } from '#renderer/runs/live-runs.ts';
import type { RunProgress as Progress } from '#renderer/runs/live-runs.ts';
import type { Report } from '#shared/domain/report.ts';
import type { ResultFilter } from '#shared/domain/result-view.ts';
import { headerMetrics, scoredLine } from './header-metrics.ts';
import { HealthNotes } from './health-notes.tsx';
import styles from './report.module.css';
import { RunButtons } from './run-buttons.tsx';
import type { RunButtonsProps } from './run-buttons.tsx';
import { RunProgress } from './run-progress.tsx';

interface ReportHeaderProps extends RunButtonsProps {
  readonly report: Report | undefined;
  readonly progress: Progress | undefined;
  /** Shows the cases behind a health note. */
  readonly onShow: (filter: ResultFilter) => void;
}

/** What was run, what it came to so far, and what can be done with it. The end of a run moves nothing below. */
export function ReportHeader(props: ReportHeaderProps) {
  const { run, report } = props;
  const { environment } = run;
  return (
    <header className={styles.header}>
      <nav className={styles.crumbs} aria-label="Where this is">
        <a href="#/runs">Runs</a> /{' '}
        <a href={`#/env/${encodeURIComponent(environment.id)}`}>
          {environment.title} {environment.version}
        </a>{' '}
        / run {run.number}
      </nav>
      <div className={styles.titleRow}>
        <h1 className={styles.title} title={run.model}>
          {run.model}
        </h1>
        <RunStatusBadge status={run.status} errors={run.counts.error} />
        <span className={styles.note} title={run.note ?? undefined}>
          {run.note}
        </span>
        <RunButtons {...props} />
      </div>
      <div className={styles.numbers}>
        <MetricLine metrics={headerMetrics(run, report)} />
        <RunProgress run={run} progress={props.progress} />
      </div>
      <ScoredLine {...props} />
    </header>
  );
}

/** What the accuracy is over, and what makes the numbers doubtful. */
function ScoredLine({ run, report, actions, onShow }: ReportHeaderProps) {
  const isUnderWay = isLive(run.status) || run.status === 'paused';
  return (
    <div className={styles.scored}>
      <p className={styles.scoredWords}>{scoredLine(run)}</p>
      {run.counts.error > 0 && !isUnderWay ? (
        <Button variant="ghost" onClick={() => actions.retryErrors(run.id)}>
          {run.status === 'completed' ? 'Retry errors' : 'Resume and retry errors'}
        </Button>
      ) : null}
      <HealthNotes notes={report?.health ?? []} onShow={onShow} />
    </div>
  );
}
