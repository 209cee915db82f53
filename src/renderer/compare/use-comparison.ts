import { useCallback } from 'react';

import { useClient } from '#renderer/client.ts';
import type { RowSource } from '#renderer/components/data-grid/row-source.ts';
import { useLoadedRows } from '#renderer/components/data-grid/use-loaded-rows.ts';
import { useCall } from '#renderer/queries.ts';
import { isLive } from '#renderer/runs/live-runs.ts';
import { useAddress } from '#renderer/runs/use-address.ts';
import type { ChangeAddress } from '#renderer/runs/use-address.ts';
import type { Output } from '#shared/contract.ts';
import type { Comparison, ComparisonRow } from '#shared/domain/comparison.ts';
import { CompareSearch, runIdsOf } from './compare-search.ts';

const LIVE_MS = 2_000;

export interface ComparisonView {
  readonly search: CompareSearch;
  readonly change: ChangeAddress<CompareSearch>;
  readonly runIds: readonly string[];
  readonly comparison: Comparison | undefined;
  readonly error: Error | null;
  readonly index: Output<'comparisons.index'> | undefined;
  readonly source: RowSource<ComparisonRow>;
  readonly addRun: (id: string) => void;
  readonly removeRun: (id: string) => void;
  /** Moves a run one column to the left (-1) or right (1). */
  readonly moveRun: (id: string, step: 1 | -1) => void;
}

/** The comparison that the address names. While one of its runs goes on, it is read again and again. */
export function useComparison(): ComparisonView {
  const client = useClient();
  const [search, change] = useAddress(CompareSearch);
  const runIds = runIdsOf(search);
  const isEnough = runIds.length > 1;
  const base = search.base !== undefined && runIds.includes(search.base) ? search.base : null;
  const vs = search.vs !== undefined && runIds.includes(search.vs) ? search.vs : null;
  const request = { runIds: [...runIds], baseline: base };
  const first = useCall('comparisons.get', request, { enabled: isEnough, keepPrevious: true });
  const isUnderWay = first.data?.runs.some(({ run }) => isLive(run.status)) ?? false;
  const refetchMs = isUnderWay ? LIVE_MS : false;
  const comparison = useCall('comparisons.get', request, {
    enabled: isEnough,
    keepPrevious: true,
    refetchMs,
  });
  const index = useCall(
    'comparisons.index',
    {
      ...request,
      show: search.show ?? 'all',
      against: vs === (base ?? runIds[0]) ? null : vs,
      search: search.q ?? '',
    },
    { enabled: isEnough, keepPrevious: true, refetchMs },
  );
  const key = JSON.stringify(request);
  const load = useCallback(
    (ids: number[]) =>
      // The key is the request, and changes with it alone.
      client.call('comparisons.rows', { ...(JSON.parse(key) as typeof request), ids }),
    [client, key],
  );
  const source = useLoadedRows<ComparisonRow>(load, key, index.dataUpdatedAt);
  const setRuns = (ids: readonly string[]) =>
    change({ runs: ids.join(','), case: undefined }, { push: true });
  return {
    search,
    change,
    runIds,
    comparison: comparison.data,
    error: comparison.error ?? index.error,
    index: index.data,
    source,
    addRun: (id) => setRuns([...runIds, id]),
    removeRun: (id) => setRuns(runIds.filter((other) => other !== id)),
    moveRun: (id, step) => setRuns(moved(runIds, id, step)),
  };
}

function moved(ids: readonly string[], id: string, step: 1 | -1): readonly string[] {
  const place = ids.indexOf(id);
  const others = ids.filter((other) => other !== id);
  const target = Math.min(others.length, Math.max(0, place + step));
  return others.toSpliced(target, 0, id);
}
