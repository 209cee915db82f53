import { useNavigate, useParams } from '@tanstack/react-router';

import type { EnvironmentDetail } from '#shared/domain/environment.ts';
import { Button } from '../components/button.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { ErrorState } from '../components/error-state.tsx';
import { ProblemList } from '../components/problem-list.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { TabPanel, Tabs } from '../components/tabs.tsx';
import { AppError } from '#shared/errors.ts';
import { usePageTitle } from '../frame/page-title.ts';
import { useCall } from '../queries.ts';
import { useAddress } from '../runs/use-address.ts';
import { EnvironmentSearch, type EnvironmentTab } from '../search.ts';
import { CasesTab } from './cases-tab.tsx';
import { EnvironmentHead } from './environment-head.tsx';
import styles from './environment.module.css';
import { FilesTab } from './files-tab.tsx';
import { HarnessTab } from './harness-tab.tsx';
import { OverviewTab } from './overview-tab.tsx';
import { RunsTab } from './runs-tab.tsx';
import { ScoringTab } from './scoring-tab.tsx';

/** One version of an environment with everything that is in it. */
export function EnvironmentScreen() {
  const { id = '' } = useParams({ strict: false });
  const [{ v }] = useAddress(EnvironmentSearch);
  const { data, error, refetch } = useCall('environments.get', { environment: id, version: v ?? null });
  usePageTitle(data?.title ?? id);
  if (error !== null) return <Unreadable id={id} error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton rows={10} />;
  return (
    <>
      <EnvironmentHead environment={data} />
      {data.problems.length > 0 ? (
        <div className={styles.problems}>
          <ProblemList problems={data.problems} />
        </div>
      ) : null}
      <EnvironmentTabs key={data.digest} environment={data} />
    </>
  );
}

function EnvironmentTabs({ environment }: { readonly environment: EnvironmentDetail }) {
  const [{ tab = 'overview' }, change] = useAddress(EnvironmentSearch);
  return (
    <Tabs<EnvironmentTab>
      label="Parts of the environment"
      value={tab}
      onValueChange={(next) =>
        change({ tab: next === 'overview' ? undefined : next, q: undefined, case: undefined })
      }
      tabs={[
        { value: 'overview', label: 'Overview' },
        { value: 'cases', label: 'Cases', count: environment.caseCount },
        { value: 'harness', label: 'Harness' },
        { value: 'scoring', label: 'Scoring' },
        { value: 'files', label: 'Files', count: environment.files.length },
        { value: 'runs', label: 'Runs', count: environment.runCount },
      ]}
    >
      <TabPanel value="overview">
        <OverviewTab environment={environment} />
      </TabPanel>
      <TabPanel value="cases" padded={false}>
        <CasesTab digest={environment.digest} />
      </TabPanel>
      <TabPanel value="harness">
        <HarnessTab environment={environment} />
      </TabPanel>
      <TabPanel value="scoring">
        <ScoringTab environment={environment} />
      </TabPanel>
      <TabPanel value="files" padded={false}>
        <FilesTab environment={environment} />
      </TabPanel>
      <TabPanel value="runs">
        <RunsTab environment={environment.id} />
      </TabPanel>
    </Tabs>
  );
}

interface UnreadableProps {
  readonly id: string;
  readonly error: Error;
  readonly onRetry: () => void;
}

function Unreadable({ id, error, onRetry }: UnreadableProps) {
  const navigate = useNavigate();
  if (error instanceof AppError && error.code === 'not-found') {
    return (
      <EmptyState
        page
        title={`There is no environment “${id}”.`}
        description="It may have been deleted. The trash in Settings keeps it for 30 days."
        actions={<Button onClick={() => void navigate({ to: '/hub' })}>Go to the hub</Button>}
      />
    );
  }
  return <ErrorState page title="The environment could not be read." error={error} onRetry={onRetry} />;
}
