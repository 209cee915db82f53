import { useCall } from '#renderer/queries.ts';
import type { ResultFilter, ResultSort } from '#shared/domain/result-view.ts';
import { resolveTags } from './resolve-tags.ts';

interface Wanted {
  readonly runId: string;
  readonly filter: ResultFilter;
  readonly sort: ResultSort;
}

/** Ids of the results that match, in order, and the counts for the segments. */
export function useResultIndex({ runId, filter, sort }: Wanted) {
  const known = useKnownTags(runId, filter.tags !== undefined);
  return useCall(
    'results.index',
    { runId, filter: resolveTags(filter, known), sort },
    { keepPrevious: true },
  );
}

/** Tags of the run; asked for only when something needs them. */
export function useKnownTags(runId: string, isNeeded: boolean): readonly string[] {
  const { data } = useCall('runs.breakdown', { runId }, { enabled: isNeeded });
  return data?.tags.map(({ tag }) => tag) ?? [];
}
