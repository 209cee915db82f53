import { useState } from 'react';

import { Button } from '#renderer/components/button.tsx';
import { DataGrid } from '#renderer/components/data-grid/data-grid.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { ErrorState } from '#renderer/components/error-state.tsx';
import { Skeleton } from '#renderer/components/skeleton.tsx';
import { writeSelection } from '#renderer/export/export-choice.ts';
import { isLive } from '#renderer/runs/live-runs.ts';
import type { RunActions } from '#renderer/runs/use-run-actions.ts';
import type { RunSummary } from '#shared/domain/run.ts';
import { formatCount } from '#shared/format/number.ts';
import { readSort, writeSort } from './report-search.ts';
import styles from './report.module.css';
import { columnsOf } from './result-columns.tsx';
import type { Cases } from './use-cases.ts';
import { useHasReviews } from './use-has-reviews.ts';
import type { LiveIds } from './use-live-ids.ts';
import type { ReportFilter } from './use-report-filter.ts';

interface ResultsGridProps {
  readonly run: RunSummary;
  readonly report: ReportFilter;
  readonly actions: RunActions;
  readonly cases: Cases;
  readonly onClear: () => void;
}

/** The table of results, or what stands in its place. */
export function ResultsGrid({ run, report, actions, cases, onClear }: ResultsGridProps) {
  const hasReviews = useHasReviews(run.id);
  const { search, change, filter } = report;
  const { index, live, openPage } = cases;
  const [selection, setSelection] = useState<ReadonlySet<number>>(new Set());
  const isFiltered = Object.keys(filter).length > 0;
  if (index.error) {
    const retry = () => void index.refetch();
    return <ErrorState title="The results could not be read." error={index.error} onRetry={retry} />;
  }
  if (index.data === undefined) return <Skeleton rows={16} />;
  return (
    <DataGrid
      label="Results"
      ids={live.ids}
      source={cases.source}
      {...columnsOf(run, hasReviews)}
      sort={search.sort === undefined ? null : readSort(search.sort)}
      onSortChange={(sort) => change({ sort: sort === null ? undefined : sortText(sort) }, { push: true })}
      activeId={cases.activeId}
      onActiveChange={cases.choose}
      selection={selection}
      onSelectionChange={setSelection}
      onOpen={openPage}
      menuFor={(ids) => [
        {
          label: 'Open full page',
          shortcut: 'Enter',
          onSelect: () => ids[0] !== undefined && openPage(ids[0]),
        },
        {
          label: ids.length === 1 ? 'Export…' : `Export ${formatCount(ids.length)}…`,
          onSelect: () => actions.exportCases(run.id, writeSelection(ids)),
        },
        {
          label: ids.length === 1 ? 'Save as set…' : `Save ${formatCount(ids.length)} as set…`,
          onSelect: () => actions.saveSet(run.id, writeSelection(ids)),
        },
      ]}
      empty={<NoResults run={run} isFiltered={isFiltered} onClear={onClear} />}
      footer={<WaitingPill live={live} />}
    />
  );
}

/** The `sort` parameter of a column; also dataset order is written, so that its arrow shows. */
function sortText(sort: { by: string; descending: boolean }): string | undefined {
  const known = readSort(sort.descending ? `-${sort.by}` : sort.by);
  return known === null ? undefined : (writeSort(known) ?? known.by);
}

function WaitingPill({ live }: { readonly live: LiveIds }) {
  if (!live.isHeld) return null;
  return (
    <Button variant="ghost" className={styles.pill} onClick={live.showAll}>
      {live.waiting > 0 ? `${formatCount(live.waiting)} new` : 'List changed'}
    </Button>
  );
}

interface NoResultsProps {
  readonly run: RunSummary;
  readonly isFiltered: boolean;
  readonly onClear: () => void;
}

function NoResults({ run, isFiltered, onClear }: NoResultsProps) {
  if (isFiltered) {
    return <EmptyState title="No case matches." actions={<Button onClick={onClear}>Clear filters</Button>} />;
  }
  if (!isLive(run.status)) {
    return <EmptyState title="This run has no results." description={run.statusMessage} />;
  }
  return (
    <EmptyState
      title="Waiting for the first case…"
      description="A local model may have to be loaded first. Results appear here as they come in."
    />
  );
}
