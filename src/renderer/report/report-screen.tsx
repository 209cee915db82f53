import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';

import { ErrorState } from '#renderer/components/error-state.tsx';
import { Skeleton } from '#renderer/components/skeleton.tsx';
import { TabPanel, Tabs } from '#renderer/components/tabs.tsx';
import { useCall } from '#renderer/queries.ts';
import { isLive, useLiveRuns, withProgress } from '#renderer/runs/live-runs.ts';
import { NoteDialog } from '#renderer/runs/note-dialog.tsx';
import { useRunActions } from '#renderer/runs/use-run-actions.ts';
import { useRunFeed } from '#renderer/runs/use-run-feed.ts';
import type { ResultFilter } from '#shared/domain/result-view.ts';
import { CasesTab } from './cases-tab.tsx';
import { ConfigurationTab } from './configuration-tab.tsx';
import { writeFilter } from './filter-language.ts';
import { HealthNotes } from './health-notes.tsx';
import { LogTab } from './log-tab.tsx';
import { ReportHeader } from './report-header.tsx';
import styles from './report.module.css';
import { RunBanner } from './run-banner.tsx';
import { RunProgress } from './run-progress.tsx';
import { SummaryTab } from './summary-tab.tsx';
import { useReportFilter } from './use-report-filter.ts';

/** One run from its first second to its last number. */
export function ReportScreen() {
  const { runId = '' } = useParams({ strict: false });
  const run = useCall('runs.get', { runId });
  useRunFeed(runId);
  if (run.error) {
    return (
      <ErrorState
        title="The run could not be read."
        error={run.error}
        action={<a href="#/runs">All runs</a>}
      />
    );
  }
  if (!run.data) return <Skeleton rows={12} />;
  return <OpenReport key={runId} stored={run.data} />;
}

function OpenReport({
  stored,
}: {
  readonly stored: NonNullable<ReturnType<typeof useCall<'runs.get'>>['data']>;
}) {
  const navigate = useNavigate();
  const progress = useLiveRuns(({ byRun }) => byRun[stored.id]);
  const { data: report } = useCall('runs.report', { runId: stored.id }, { keepPrevious: true });
  const actions = useRunActions();
  const filter = useReportFilter();
  const [isNoting, setIsNoting] = useState(false);
  const run = withProgress(stored, progress);
  const { search, change } = filter;
  const show = (wanted: ResultFilter) => {
    const { verdicts, ...others } = wanted;
    const q = writeFilter(others);
    change(
      { tab: undefined, case: undefined, status: verdicts?.join(','), q: q === '' ? undefined : q },
      { push: true },
    );
  };
  async function remove(): Promise<void> {
    await actions.remove([run]);
    await navigate({ to: '/runs' });
  }
  return (
    <div className={styles.screen}>
      <ReportHeader
        run={run}
        report={report}
        actions={actions}
        onNote={() => setIsNoting(true)}
        onDelete={() => void remove()}
      />
      {isLive(run.status) || run.status === 'paused' ? (
        <RunProgress run={run} progress={progress} actions={actions} />
      ) : null}
      <RunBanner run={run} actions={actions} />
      <HealthNotes notes={report?.health ?? []} onShow={(flag) => show({ flag })} />
      <Tabs
        label="Parts of the report"
        value={search.tab ?? 'cases'}
        onValueChange={(tab) => change({ tab: tab === 'cases' ? undefined : tab }, { push: true })}
        tabs={[
          { value: 'cases', label: 'Cases' },
          { value: 'summary', label: 'Summary' },
          { value: 'configuration', label: 'Configuration' },
          { value: 'log', label: 'Log' },
        ]}
      >
        <TabPanel value="cases" padded={false}>
          <CasesTab run={run} report={filter} actions={actions} />
        </TabPanel>
        <TabPanel value="summary">
          <SummaryTab
            run={run}
            report={report}
            onShow={show}
            onOpen={(id) =>
              change({ tab: undefined, case: id, q: undefined, status: undefined }, { push: true })
            }
          />
        </TabPanel>
        <TabPanel value="configuration">
          <ConfigurationTab run={run} />
        </TabPanel>
        <TabPanel value="log">
          <LogTab runId={run.id} />
        </TabPanel>
      </Tabs>
      {isNoting ? <NoteDialog run={run} actions={actions} onClose={() => setIsNoting(false)} /> : null}
    </div>
  );
}
