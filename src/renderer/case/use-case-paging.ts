import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

import { useClient } from '#renderer/client.ts';
import type { ResultFilter, ResultSort } from '#shared/domain/result-view.ts';
import { placeOf, seek } from './case-paging.ts';
import type { CasePlace } from './case-paging.ts';

export interface CaseList {
  readonly runId: string;
  readonly ids: Uint32Array;
  readonly filter: ResultFilter;
  readonly sort: ResultSort;
}

export interface CasePaging {
  readonly place: CasePlace;
  readonly go: (step: 1 | -1) => void;
  /** Goes to the next fail or partial; tells whether there was one. */
  readonly goToFailure: (step: 1 | -1) => Promise<boolean>;
}

/** Steps through the filtered, sorted list; neighbours are fetched ahead. */
export function useCasePaging(list: CaseList, id: number | null, choose: (id: number) => void): CasePaging {
  const client = useClient();
  const queries = useQueryClient();
  const place = placeOf(list.ids, id ?? -1);
  useEffect(() => {
    for (const neighbour of [place.next, place.previous]) {
      if (neighbour === null || id === null) continue;
      const input = { id: neighbour };
      void queries.prefetchQuery({
        queryKey: ['results.get', input],
        queryFn: () => client.call('results.get', input),
      });
    }
  }, [client, queries, id, place.next, place.previous]);
  return {
    place,
    go: (step) => {
      const target = step === 1 ? place.next : place.previous;
      if (target !== null) choose(target);
    },
    goToFailure: async (step) => {
      const { runId, filter, sort } = list;
      const wanted = (filter.verdicts ?? []).filter((verdict) => verdict === 'fail' || verdict === 'partial');
      if (filter.verdicts && wanted.length === 0) return false;
      const input = {
        runId,
        sort,
        filter: { ...filter, verdicts: filter.verdicts ? wanted : ['fail' as const, 'partial' as const] },
      };
      const failures = await queries.fetchQuery({
        queryKey: ['results.index', input],
        queryFn: () => client.call('results.index', input),
      });
      const target = seek(list.ids, id, new Set(failures.ids), step);
      if (target !== null) choose(target);
      return target !== null;
    },
  };
}
