import type { ResultFilter } from '#shared/domain/result-view.ts';
import { writeFilter } from './filter-language.ts';
import type { ReportFilter } from './use-report-filter.ts';

export interface ShowCases {
  /** Opens the table with exactly this filter. */
  readonly filtered: (filter: ResultFilter) => void;
  /** Opens the table at one result. */
  readonly one: (resultId: number) => void;
}

/** Ways from a number to the cases it stands for. */
export function useShowCases({ change }: ReportFilter): ShowCases {
  return {
    filtered: ({ verdicts, ...others }) => {
      const q = writeFilter(others);
      change(
        { tab: undefined, case: undefined, status: verdicts?.join(','), q: q === '' ? undefined : q },
        { push: true },
      );
    },
    one: (resultId) =>
      change({ tab: undefined, case: resultId, status: undefined, q: undefined }, { push: true }),
  };
}
