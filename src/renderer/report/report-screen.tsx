import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';

import { ErrorState } from '#renderer/components/error-state.tsx';
import { Skeleton } from '#renderer/components/skeleton.tsx';
import { usePageTitle } from '#renderer/frame/page-title.ts';
import { useCall } from '#renderer/queries.ts';
import { useLiveRuns, withProgress } from '#renderer/runs/live-runs.ts';
import { NoteDialog } from '#renderer/runs/note-dialog.tsx';
import { useRunActions } from '#renderer/runs/use-run-actions.ts';
import { useRunFeed } from '#renderer/runs/use-run-feed.ts';
import type { RunSummary } from '#shared/domain/run.ts';
import { ReportHeader } from './report-header.tsx';
import { ReportTabs } from './report-tabs.tsx';
import styles from './report.module.css';
import { RunBanner } from './run-banner.tsx';
import { useReportFilter } from './use-report-filter.ts';
import { useReportFile } from './use-report-file.ts';
import { useRunCommands } from './use-run-commands.ts';
import { useShowCases } from './use-show-cases.ts';

/** One run from its first second to its last number. */
export function ReportScreen() {
  const { runId = '' } = useParams({ strict: false });
  const run = useCall('runs.get', { runId });
  useRunFeed(runId);
  if (run.error) {
    const action = <a href="#/runs">All runs</a>;
    return <ErrorState title="The run could not be read." error={run.error} action={action} />;
  }
  if (!run.data) return <Skeleton rows={12} />;
  return <OpenReport key={runId} stored={run.data} />;
}

function OpenReport({ stored }: { readonly stored: RunSummary }) {
  const navigate = useNavigate();
  const progress = useLiveRuns(({ byRun }) => byRun[stored.id]);
  const { data: report } = useCall('runs.report', { runId: stored.id }, { keepPrevious: true });
  const actions = useRunActions();
  const saveReport = useReportFile();
  const filter = useReportFilter();
  const show = useShowCases(filter);
  const [isNoting, setIsNoting] = useState(false);
  const run = withProgress(stored, progress);
  useRunCommands(run, actions);
  usePageTitle(`run ${run.number} · ${run.environment.title}`);
  async function remove(): Promise<void> {
    await actions.remove([run]);
    await navigate({ to: '/runs' });
  }
  return (
    <div className={styles.screen}>
      <ReportHeader
        run={run}
        report={report}
        progress={progress}
        actions={actions}
        onNote={() => setIsNoting(true)}
        onDelete={() => void remove()}
        onReportFile={() => void saveReport({ runId: run.id })}
        onShow={show.filtered}
      />
      <RunBanner run={run} actions={actions} />
      <ReportTabs run={run} report={report} actions={actions} filter={filter} show={show} />
      {isNoting ? <NoteDialog run={run} actions={actions} onClose={() => setIsNoting(false)} /> : null}
    </div>
  );
}
