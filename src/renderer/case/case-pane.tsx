import { EmptyState } from '#renderer/components/empty-state.tsx';
import { ErrorState } from '#renderer/components/error-state.tsx';
import { Skeleton } from '#renderer/components/skeleton.tsx';
import { useCall } from '#renderer/queries.ts';
import type { CaseView as View } from '#renderer/report/report-search.ts';
import { CaseView } from './case-view.tsx';
import { useCasePaging } from './use-case-paging.ts';
import type { CaseList } from './use-case-paging.ts';

interface CasePaneProps {
  readonly id: number;
  readonly model: string;
  readonly list: CaseList;
  readonly tab: View;
  readonly onTabChange: (tab: View) => void;
  readonly onChoose: (id: number) => void;
  readonly onExpand?: () => void;
  readonly onClose?: () => void;
  readonly takesFocus?: boolean;
}

/** Fetches one case and shows it; while the next one loads the one before stays. */
export function CasePane({ id, list, ...shown }: CasePaneProps) {
  const paging = useCasePaging(list, id, shown.onChoose);
  const { data, error, refetch } = useCall('results.get', { id }, { keepPrevious: true });
  if (error)
    return <ErrorState title="The case could not be read." error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={8} />;
  if (data.runId !== list.runId) return <EmptyState title="This case belongs to another run." />;
  return <CaseView result={data} paging={paging} {...shown} />;
}
