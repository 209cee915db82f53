import { useCall } from '#renderer/queries.ts';

/** Whether the user gave a verdict on or bookmarked any result of a run. */
export function useHasReviews(runId: string): boolean {
  const reviewed = useCall('results.index', { runId, filter: { reviewed: 'any' } }, { keepPrevious: true });
  const marked = useCall('results.index', { runId, filter: { bookmarked: true } }, { keepPrevious: true });
  return (reviewed.data?.ids.length ?? 0) > 0 || (marked.data?.ids.length ?? 0) > 0;
}
