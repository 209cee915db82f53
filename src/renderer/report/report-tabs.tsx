import { TabPanel, Tabs } from '#renderer/components/tabs.tsx';
import type { RunActions } from '#renderer/runs/use-run-actions.ts';
import type { Report } from '#shared/domain/report.ts';
import type { RunSummary } from '#shared/domain/run.ts';
import { CasesTab } from './cases-tab.tsx';
import { ConfigurationTab } from './configuration-tab.tsx';
import { LogTab } from './log-tab.tsx';
import styles from './report.module.css';
import { SummaryTab } from './summary-tab.tsx';
import type { ReportFilter } from './use-report-filter.ts';
import type { ShowCases } from './use-show-cases.ts';

interface ReportTabsProps {
  readonly run: RunSummary;
  readonly report: Report | undefined;
  readonly actions: RunActions;
  readonly filter: ReportFilter;
  readonly show: ShowCases;
}

/** The parts of a report. */
export function ReportTabs({ run, report, actions, filter, show }: ReportTabsProps) {
  const { search, change } = filter;
  return (
    <Tabs
      label="Parts of the report"
      className={styles.tabs}
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
        <SummaryTab run={run} report={report} onShow={show.filtered} onOpen={show.one} />
      </TabPanel>
      <TabPanel value="configuration">
        <ConfigurationTab run={run} />
      </TabPanel>
      <TabPanel value="log">
        <LogTab runId={run.id} />
      </TabPanel>
    </Tabs>
  );
}
