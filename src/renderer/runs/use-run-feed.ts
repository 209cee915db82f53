import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

import { useClient } from '#renderer/client.ts';
import type { CallName } from '#shared/contract.ts';
import { isLive, useLiveRuns } from './live-runs.ts';
import { throttled } from './throttled.ts';

const REFRESH_MS = 1_000;

/** Calls whose answers grow while a run is live. */
const GROWING: readonly CallName[] = [
  'runs.report',
  'runs.breakdown',
  'runs.log',
  'runs.get',
  'results.index',
];

/** Keeps progress of all runs in the store and, for one run, its growing answers fresh: at most once a second, and once more at the end. */
export function useRunFeed(runId: string | null = null): void {
  const client = useClient();
  const queries = useQueryClient();
  useEffect(() => {
    const readAgain = (cancelRefetch: boolean) => {
      const predicate = ({ queryKey: [name, input] }: { readonly queryKey: readonly unknown[] }) =>
        GROWING.some((growing) => growing === name) && hasRunId(input, runId);
      void queries.invalidateQueries({ predicate }, { cancelRefetch });
    };
    const refresh = throttled(REFRESH_MS, () => readAgain(false));
    const stopProgress = client.on('run.progress', (progress) => {
      useLiveRuns.getState().take(progress);
      if (progress.runId === runId) refresh();
      if (isLive(progress.status)) return;
      void queries.invalidateQueries({ queryKey: ['runs.list'] });
      // An answer already on its way may lack the last results.
      if (progress.runId === runId) readAgain(true);
    });
    const stopCatalog = client.on('catalog.changed', ({ what }) => {
      if (what !== 'runs') return;
      void queries.invalidateQueries({ queryKey: ['runs.list'] });
      refresh();
    });
    return () => {
      stopProgress();
      stopCatalog();
      refresh.stop();
    };
  }, [client, queries, runId]);
}

function hasRunId(input: unknown, runId: string | null): boolean {
  return typeof input === 'object' && input !== null && 'runId' in input && input.runId === runId;
}
