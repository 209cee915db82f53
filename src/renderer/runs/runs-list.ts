import type { RunSummary } from '#shared/domain/run.ts';
import { isLive } from './live-runs.ts';
import { DEFAULT_RUN_SORT, readRunSort } from './runs-search.ts';
import type { RunColumn, RunSort, RunsSearch } from './runs-search.ts';

/** Runs that match the address, running ones first, then by its sort. */
export function listRuns(runs: readonly RunSummary[], search: RunsSearch): readonly RunSummary[] {
  const sort = (search.sort === undefined ? null : readRunSort(search.sort)) ?? DEFAULT_RUN_SORT;
  return runs
    .filter((run) => matches(run, search))
    .toSorted(
      (before, after) =>
        Number(isLive(after.status)) - Number(isLive(before.status)) || order(before, after, sort),
    );
}

function matches(run: RunSummary, search: RunsSearch): boolean {
  if (search.in !== undefined && run.environment.id !== search.in) return false;
  if (search.model !== undefined && run.model !== search.model) return false;
  if (search.status !== undefined && run.status !== search.status) return false;
  const text = `${run.environment.title} ${run.environment.id} ${run.environment.version} ${run.model} run ${run.number} ${run.note ?? ''}`;
  return text.toLowerCase().includes((search.q ?? '').trim().toLowerCase());
}

/** Missing values come last in both directions; equal ones newest first. */
function order(before: RunSummary, after: RunSummary, { by, descending }: RunSort): number {
  const [first, second] = [sortValue(before, by), sortValue(after, by)];
  if (first === null || second === null) {
    if (first !== second) return first === null ? 1 : -1;
  } else if (first !== second) {
    return (first < second ? -1 : 1) * (descending ? -1 : 1);
  }
  return after.number - before.number;
}

const values: Readonly<Record<RunColumn, (run: RunSummary) => string | number | null>> = {
  status: (run) => run.status,
  environment: (run) => `${run.environment.title.toLowerCase()} ${run.environment.version}`,
  model: (run) => run.model.toLowerCase(),
  accuracy: (run) => run.accuracy?.value ?? null,
  errors: (run) => run.counts.error,
  latency: (run) => run.latencyP50Ms,
  tokens: (run) => (run.inputTokens === null && run.outputTokens === null ? null : totalTokens(run)),
  cost: (run) => run.costUsd,
  cases: (run) => run.counts.total,
  started: (run) => Date.parse(run.startedAt ?? run.createdAt),
};

function sortValue(run: RunSummary, by: RunColumn): string | number | null {
  return values[by](run);
}

/** Input and output tokens together. */
export function totalTokens(run: Pick<RunSummary, 'inputTokens' | 'outputTokens'>): number {
  return (run.inputTokens ?? 0) + (run.outputTokens ?? 0);
}
