import { useQueryClient } from '@tanstack/react-query';

import { useClient } from '#renderer/client.ts';
import { useToasts } from '#renderer/components/toast.tsx';
import type { Comparison } from '#shared/domain/comparison.ts';
import type { RunSummary } from '#shared/domain/run.ts';

/** Judges the baseline and a run again by the newer of their two versions, so that they can be compared. */
export function useRescoreBoth({ runs, baseline }: Comparison): (run: RunSummary) => Promise<void> {
  const client = useClient();
  const queries = useQueryClient();
  const toasts = useToasts();
  return async (run) => {
    const other = runs.find((one) => one.run.id === baseline)?.run;
    if (other === undefined) return;
    const { version } = newer(run, other).environment;
    try {
      for (const { id } of [run, other]) await client.call('runs.rescore', { runId: id, version });
      toasts.show({ title: `Both runs are judged by version ${version}` });
    } catch (error) {
      const description = error instanceof Error ? error.message : String(error);
      toasts.show({ title: 'The runs were not judged again', description, kind: 'error' });
    }
    await queries.invalidateQueries({ queryKey: ['comparisons.get'] });
    await queries.invalidateQueries({ queryKey: ['comparisons.index'] });
  };
}

/** By number of the run: the later one was started with the later version. */
function newer(one: RunSummary, other: RunSummary): RunSummary {
  return one.number > other.number ? one : other;
}
