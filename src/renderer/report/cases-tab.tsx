import { useNavigate } from '@tanstack/react-router';
import { useEffect, useReducer, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';

import { CasePane } from '#renderer/case/case-pane.tsx';
import { caseAction } from '#renderer/case/case-keys.ts';
import { useCasePaging } from '#renderer/case/use-case-paging.ts';
import { useClient } from '#renderer/client.ts';
import { Button } from '#renderer/components/button.tsx';
import { DataGrid } from '#renderer/components/data-grid/data-grid.tsx';
import { useLoadedRows } from '#renderer/components/data-grid/use-loaded-rows.ts';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { ErrorState } from '#renderer/components/error-state.tsx';
import { FilterChips } from '#renderer/components/filter-chips.tsx';
import { Skeleton } from '#renderer/components/skeleton.tsx';
import { SplitPane } from '#renderer/components/split-pane.tsx';
import { isLive } from '#renderer/runs/live-runs.ts';
import { writeSelection } from '#renderer/export/export-choice.ts';
import type { RunActions } from '#renderer/runs/use-run-actions.ts';
import type { ResultRow } from '#shared/domain/result-view.ts';
import type { RunSummary } from '#shared/domain/run.ts';
import { formatCount } from '#shared/format/number.ts';
import { CasesToolbar } from './cases-toolbar.tsx';
import { filterChips } from './report-chips.ts';
import { readSort, writeSort } from './report-search.ts';
import styles from './report.module.css';
import { RESULT_COLUMNS } from './result-columns.tsx';
import { rowsSeenIn } from './rows-seen.ts';
import { useLiveIds } from './use-live-ids.ts';
import type { ReportFilter } from './use-report-filter.ts';
import { useKnownTags, useResultIndex } from './use-result-index.ts';

interface CasesTabProps {
  readonly run: RunSummary;
  readonly report: ReportFilter;
  readonly actions: RunActions;
}

/** All results of a run as a table, with the chosen one beside it. */
export function CasesTab({ run, report, actions }: CasesTabProps) {
  const client = useClient();
  const { search, change, filter, sort } = report;
  const root = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const [selection, setSelection] = useState<ReadonlySet<number>>(new Set());
  const index = useResultIndex({ runId: run.id, filter, sort });
  const tags = useKnownTags(run.id, true);
  const activeId = search.case ?? null;
  const live = useLiveIds(
    {
      list: JSON.stringify([filter, sort, index.isPlaceholderData]),
      incoming: index.data?.ids ?? NO_IDS,
      activeId,
      isLive: isLive(run.status),
      rowsSeen: () => rowsSeenIn(root.current),
    },
    redraw,
  );
  const source = useLoadedRows<ResultRow>(
    (ids) => client.call('results.rows', { ids }),
    run.id,
    index.dataUpdatedAt,
  );
  const list = { runId: run.id, ids: live.ids, filter, sort };
  const choose = (id: number) => change({ case: id });
  const paging = useCasePaging(list, activeId, choose);
  const openPage = useOpenCase(run.id);
  useFindKey(input);
  useGridFocus(root, activeId !== null);
  function handleKey(event: KeyboardEvent): void {
    if (event.key === 'Escape' && !event.defaultPrevented && activeId !== null) {
      event.preventDefault();
      change({ case: undefined });
      focusGrid(root.current);
      return;
    }
    const action = caseAction(event, event.target);
    if (action === 'next' || action === 'previous') paging.go(action === 'next' ? 1 : -1);
    else if (action === 'next-failure' || action === 'previous-failure')
      void paging.goToFailure(action === 'next-failure' ? 1 : -1);
    else return;
    event.preventDefault();
  }
  const chips = filterChips(report);
  const clear = () => change({ q: undefined, status: undefined }, { push: true });
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of the list, each has a button as well
    <div ref={root} className={styles.cases} onKeyDown={handleKey}>
      <CasesToolbar report={report} counts={index.data?.counts} tags={tags} inputRef={input} />
      <FilterChips chips={chips} onClear={clear} />
      <SplitPane
        id="report"
        startLabel="Cases"
        endLabel="Case"
        startSize={58}
        startMin={420}
        endMin={380}
        start={
          index.error ? (
            <ErrorState
              title="The results could not be read."
              error={index.error}
              onRetry={() => void index.refetch()}
            />
          ) : index.data === undefined ? (
            <Skeleton rows={16} />
          ) : (
            <DataGrid
              label="Results"
              ids={live.ids}
              source={source}
              columns={RESULT_COLUMNS}
              storageKey={`results.${run.environment.id}`}
              sort={search.sort === undefined ? null : readSort(search.sort)}
              onSortChange={(next) =>
                change({ sort: next === null ? undefined : sortText(next) }, { push: true })
              }
              activeId={activeId}
              onActiveChange={choose}
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
              ]}
              empty={
                <NoResults
                  run={run}
                  isFiltered={chips.length > 0 || filter.search !== undefined}
                  onClear={clear}
                />
              }
              footer={<WaitingPill live={live} />}
            />
          )
        }
        end={
          activeId === null ? null : (
            <CasePane
              id={activeId}
              model={run.model}
              list={list}
              tab={search.view ?? 'result'}
              onTabChange={(view) => change({ view })}
              onChoose={choose}
              onExpand={() => openPage(activeId)}
              onClose={() => {
                change({ case: undefined });
                focusGrid(root.current);
              }}
            />
          )
        }
      />
    </div>
  );
}

const NO_IDS = new Uint32Array();

function sortText(sort: { by: string; descending: boolean }): string | undefined {
  const known = readSort(sort.descending ? `-${sort.by}` : sort.by);
  return known === null ? undefined : (writeSort(known) ?? known.by);
}

function WaitingPill({ live }: { readonly live: ReturnType<typeof useLiveIds> }) {
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
  if (isFiltered)
    return <EmptyState title="No case matches." actions={<Button onClick={onClear}>Clear filters</Button>} />;
  if (isLive(run.status))
    return (
      <EmptyState
        title="Waiting for the first case…"
        description="A local model may have to be loaded first. Results appear here as they come in."
      />
    );
  return <EmptyState title="This run has no results." description={run.statusMessage} />;
}

function useOpenCase(runId: string): (id: number) => void {
  const navigate = useNavigate();
  return (id) =>
    void navigate({ to: '/runs/$runId/cases/$caseId', params: { runId, caseId: String(id) }, search: true });
}

/** Ctrl+F goes to the filter unless a case takes it for its own find. */
function useFindKey(input: { readonly current: HTMLInputElement | null }): void {
  useEffect(() => {
    const handle = (event: globalThis.KeyboardEvent) => {
      if (event.defaultPrevented || !(event.ctrlKey || event.metaKey) || event.key !== 'f') return;
      event.preventDefault();
      input.current?.focus();
    };
    window.addEventListener('keydown', handle);
    return () => window.removeEventListener('keydown', handle);
  }, [input]);
}

/** Coming back to a report with a case open, the list has the focus. */
function useGridFocus(root: { readonly current: HTMLElement | null }, isWanted: boolean): void {
  const wanted = useRef(isWanted);
  useEffect(() => {
    if (!wanted.current) return;
    const observer = new MutationObserver(() => {
      if (focusGrid(root.current)) observer.disconnect();
    });
    if (focusGrid(root.current) || root.current === null) return;
    observer.observe(root.current, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [root]);
}

function focusGrid(root: HTMLElement | null): boolean {
  const grid = root?.querySelector<HTMLElement>('[role=grid]');
  grid?.focus({ preventScroll: true });
  return grid !== null && grid !== undefined;
}
