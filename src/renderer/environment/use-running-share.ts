import { formatProgress } from '#shared/format/percent.ts';
import { finishedOf } from '../frame/run-activity.ts';
import { useCall } from '../queries.ts';
import { isLive, useLiveRuns } from '../runs/live-runs.ts';

/** How much of the newest live run of an environment is done, as `62%`; null while none is live. */
export function useRunningShare(environment: string): string | null {
  const { data: runs = [] } = useCall('runs.list', {});
  const progress = useLiveRuns((live) => live.byRun);
  const run = runs.findLast(
    (each) => each.environment.id === environment && isLive(progress[each.id]?.status ?? each.status),
  );
  if (run === undefined) return null;
  const counts = progress[run.id]?.counts ?? run.counts;
  return formatProgress(finishedOf({ counts }), counts.total);
}
