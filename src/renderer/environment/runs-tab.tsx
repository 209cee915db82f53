import { EmptyState } from '../components/empty-state.tsx';
import { useCall } from '../queries.ts';
import { LastRuns } from './last-runs.tsx';

/** Every run of this environment, newest first. */
export function RunsTab({ environment }: { readonly environment: string }) {
  const { data: runs = [] } = useCall('runs.list', {});
  if (!runs.some((run) => run.environment.id === environment)) {
    return (
      <EmptyState
        title="No run of this environment yet."
        description="Press Run… above: choose a model, try one case, then start."
      />
    );
  }
  return <LastRuns environment={environment} most={Infinity} heading="h2" />;
}
