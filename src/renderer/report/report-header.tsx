import { Download, Ellipsis, RotateCcw } from 'lucide-react';

import { Button } from '#renderer/components/button.tsx';
import { IconButton } from '#renderer/components/icon-button.tsx';
import { Menu } from '#renderer/components/menu.tsx';
import { MetricLine } from '#renderer/components/metric-line.tsx';
import { ResultsBar } from '#renderer/components/results-bar.tsx';
import { RunStatusBadge } from '#renderer/components/run-status-badge.tsx';
import { isLive } from '#renderer/runs/live-runs.ts';
import type { RunActions } from '#renderer/runs/use-run-actions.ts';
import type { Report } from '#shared/domain/report.ts';
import type { ResultFilter } from '#shared/domain/result-view.ts';
import type { RunSummary } from '#shared/domain/run.ts';
import { headerMetrics, scoredLine } from './header-metrics.ts';
import { HealthNotes } from './health-notes.tsx';
import styles from './report.module.css';

interface ReportHeaderProps {
  readonly run: RunSummary;
  readonly report: Report | undefined;
  readonly actions: RunActions;
  readonly onNote: () => void;
  readonly onDelete: () => void;
  /** Shows the cases behind a health note. */
  readonly onShow: (filter: ResultFilter) => void;
}

/** What was run, what it came to, and what can be done with it. */
export function ReportHeader({ run, report, actions, onNote, onDelete, onShow }: ReportHeaderProps) {
  const { environment, counts } = run;
  const errors = counts.error;
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
        <RunStatusBadge status={run.status} errors={errors} />
        <span className={styles.note} title={run.note ?? undefined}>
          {run.note}
        </span>
        <Button icon={Download} onClick={() => actions.exportCases(run.id)}>
          Export failures…
        </Button>
        <Button icon={RotateCcw} onClick={() => actions.runAgain(run)}>
          Run again…
        </Button>
        <Menu
          trigger={<IconButton icon={Ellipsis} label="More actions" />}
          entries={[
            { label: 'Run failures only…', onSelect: () => actions.runFailures(run) },
            { label: 'Score again', onSelect: () => actions.rescore(run.id), disabled: isLive(run.status) },
            { label: run.note === null ? 'Add note…' : 'Edit note…', onSelect: onNote },
            'separator',
            { label: 'Delete', onSelect: onDelete, danger: true, disabled: isLive(run.status) },
          ]}
        />
      </div>
      <div className={styles.numbers}>
        <MetricLine metrics={headerMetrics(run, report)} />
        <div className={styles.results}>
          <span className={styles.label}>Results</span>
          <ResultsBar counts={isLive(run.status) ? { ...counts, skipped: 0 } : counts} />
        </div>
      </div>
      <div className={styles.scored}>
        <p className={styles.scoredWords}>{scoredLine(run)}</p>
        {errors > 0 && !isLive(run.status) ? (
          <Button variant="ghost" onClick={() => actions.retryErrors(run.id)}>
            Retry errors
          </Button>
        ) : null}
        <HealthNotes notes={report?.health ?? []} onShow={onShow} />
      </div>
    </header>
  );
}
