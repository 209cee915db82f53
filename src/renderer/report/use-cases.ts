import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';

import { useCasePaging } from '#renderer/case/use-case-paging.ts';
import type { CaseList, CasePaging } from '#renderer/case/use-case-paging.ts';
import { useClient } from '#renderer/client.ts';
import type { RowSource } from '#renderer/components/data-grid/row-source.ts';
import { useLoadedRows } from '#renderer/components/data-grid/use-loaded-rows.ts';
import { isLive } from '#renderer/runs/live-runs.ts';
import type { ResultRow } from '#shared/domain/result-view.ts';
import type { RunSummary } from '#shared/domain/run.ts';
import type { ListView } from './list-view.ts';
import { useLiveIds } from './use-live-ids.ts';
import type { LiveIds } from './use-live-ids.ts';
import type { ReportFilter } from './use-report-filter.ts';
import { useResultIndex } from './use-result-index.ts';

const NO_IDS = new Uint32Array();

export interface Cases {
  readonly index: ReturnType<typeof useResultIndex>;
  readonly live: LiveIds;
  readonly source: RowSource<ResultRow>;
  readonly list: CaseList;
  readonly paging: CasePaging;
  readonly activeId: number | null;
  readonly choose: (id: number) => void;
  readonly close: () => void;
  /** Opens a case as a page of its own. */
  readonly openPage: (id: number) => void;
}

/** The results of a run as the address filters and sorts them, and the one that is chosen. */
export function useCases(run: RunSummary, report: ReportFilter, view: ListView): Cases {
  const client = useClient();
  const navigate = useNavigate();
  const { search, change, filter, sort } = report;
  const index = useResultIndex({ runId: run.id, filter, sort });
  const activeId = search.case ?? null;
  const live = useLiveIds({
    list: JSON.stringify([filter, sort, index.isPlaceholderData, index.data === undefined]),
    incoming: index.data?.ids ?? NO_IDS,
    activeId,
    isLive: isLive(run.status),
    rowsSeen: view.rowsSeen,
  });
  const load = useCallback((ids: number[]) => client.call('results.rows', { ids }), [client]);
  const source = useLoadedRows<ResultRow>(load, run.id, index.dataUpdatedAt);
  const list = { runId: run.id, ids: live.ids, filter, sort };
  const choose = (id: number) => change({ case: id });
  return {
    index,
    live,
    source,
    list,
    paging: useCasePaging(list, activeId, choose),
    activeId,
    choose,
    close: () => {
      change({ case: undefined });
      view.focus();
    },
    openPage: (id) =>
      void navigate({
        to: '/runs/$runId/cases/$caseId',
        params: { runId: run.id, caseId: String(id) },
        search: true,
      }),
  };
}
