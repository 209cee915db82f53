import { useMemo } from 'react';

import { useAddress } from '#renderer/runs/use-address.ts';
import type { ChangeAddress } from '#renderer/runs/use-address.ts';
import type { ResultFilter, ResultSort } from '#shared/domain/result-view.ts';
import type { Verdict } from '#shared/domain/verdict.ts';
import { parseFilter, toResultFilter } from './filter-language.ts';
import type { ParsedFilter } from './filter-language.ts';
import { DEFAULT_SORT, ReportSearch, readSort, readStatus } from './report-search.ts';

export interface ReportFilter {
  readonly search: ReportSearch;
  readonly change: ChangeAddress<ReportSearch>;
  readonly parsed: ParsedFilter;
  /** Verdicts of the chosen segment; empty for all. */
  readonly verdicts: readonly Verdict[];
  readonly filter: ResultFilter;
  readonly sort: ResultSort;
}

/** The filter and sort of a report as its address has them; report, case page and export read the same. */
export function useReportFilter(): ReportFilter {
  const [search, change] = useAddress(ReportSearch);
  return useMemo(() => {
    const parsed = parseFilter(search.q ?? '');
    const verdicts = readStatus(search.status);
    const typed = toResultFilter(parsed);
    const filter = verdicts.length === 0 ? typed : { ...typed, verdicts };
    const sort = (search.sort === undefined ? null : readSort(search.sort)) ?? DEFAULT_SORT;
    return { search, change, parsed, verdicts, filter, sort };
  }, [search, change]);
}
