import { useNavigate } from '@tanstack/react-router';
import { Play } from 'lucide-react';
import { useMemo, useState } from 'react';

import { Button } from '#renderer/components/button.tsx';
import { DataGrid } from '#renderer/components/data-grid/data-grid.tsx';
import type { GridSort } from '#renderer/components/data-grid/grid-column.ts';
import { rowsAtHand } from '#renderer/components/data-grid/row-source.ts';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { ErrorState } from '#renderer/components/error-state.tsx';
import { Skeleton } from '#renderer/components/skeleton.tsx';
import { useCall } from '#renderer/queries.ts';
import type { RunSummary } from '#shared/domain/run.ts';
import { NoteDialog } from './note-dialog.tsx';
import { useLiveRuns, withProgress } from './live-runs.ts';
import { runColumns } from './run-columns.tsx';
import { runMenu } from './run-menu.ts';
import { listRuns } from './runs-list.ts';
import { DEFAULT_RUN_SORT, readRunSort, RunsSearch, writeRunSort } from './runs-search.ts';
import { RunsSelection } from './runs-selection.tsx';
import { RunsToolbar } from './runs-toolbar.tsx';
import styles from './runs.module.css';
import { useAddress } from './use-address.ts';
import { useNow } from './use-now.ts';
import { useRunActions } from './use-run-actions.ts';

/** All runs; running ones on top. */
export function RunsScreen() {
  const { data, error, refetch } = useCall('runs.list', {});
  if (error)
    return <ErrorState title="The runs could not be read." error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={12} />;
  return <RunsTable stored={data} />;
}

function RunsTable({ stored }: { readonly stored: readonly RunSummary[] }) {
  const [search, change] = useAddress(RunsSearch);
  const navigate = useNavigate();
  const actions = useRunActions();
  const now = useNow(30_000);
  const byRun = useLiveRuns((live) => live.byRun);
  const [activeId, setActiveId] = useState<number | null>(null);
  const [selection, setSelection] = useState<ReadonlySet<number>>(new Set());
  const [noting, setNoting] = useState<RunSummary | null>(null);
  const all = useMemo(() => stored.map((run) => withProgress(run, byRun[run.id])), [stored, byRun]);
  const runs = useMemo(() => listRuns(all, search), [all, search]);
  const ids = useMemo(() => runs.map(({ number }) => number), [runs]);
  const source = useMemo(() => rowsAtHand(new Map(all.map((run) => [run.number, run]))), [all]);
  const columns = useMemo(() => runColumns(now), [now]);
  const runsOf = (numbers: readonly number[]) => numbers.flatMap((number) => source.get(number) ?? []);
  const open = (run: RunSummary | undefined) => {
    if (run) void navigate({ to: '/runs/$runId', params: { runId: run.id } });
  };
  const remove = (numbers: readonly number[]) => {
    void actions.remove(runsOf(numbers));
    setSelection(new Set());
  };
  const sortBy = (sort: GridSort | null) => {
    const known = sort === null ? null : readRunSort(sort.descending ? `-${sort.by}` : sort.by);
    change({ sort: known === null ? undefined : writeRunSort(known) }, { push: true });
  };
  return (
    <div className={styles.screen}>
      <RunsToolbar all={all} shown={runs.length} search={search} change={change} />
      <DataGrid
        label="Runs"
        ids={ids}
        source={source}
        columns={columns}
        storageKey="runs"
        sort={(search.sort === undefined ? null : readRunSort(search.sort)) ?? DEFAULT_RUN_SORT}
        onSortChange={sortBy}
        activeId={activeId}
        onActiveChange={setActiveId}
        selection={selection}
        onSelectionChange={setSelection}
        onOpen={(number) => open(source.get(number))}
        onDelete={remove}
        menuFor={(numbers) =>
          runMenu(runsOf(numbers), { actions, open, note: setNoting, remove: () => remove(numbers) })
        }
        empty={
          <NoRuns
            hasRuns={stored.length > 0}
            onClear={() => change({ q: undefined, in: undefined, model: undefined, status: undefined })}
          />
        }
      />
      {selection.size === 0 ? null : (
        <RunsSelection
          runs={runsOf(ids.filter((id) => selection.has(id)))}
          actions={actions}
          onDelete={() => remove([...selection])}
          onClear={() => setSelection(new Set())}
        />
      )}
      {noting ? <NoteDialog run={noting} actions={actions} onClose={() => setNoting(null)} /> : null}
    </div>
  );
}

function NoRuns({ hasRuns, onClear }: { readonly hasRuns: boolean; readonly onClear: () => void }) {
  const navigate = useNavigate();
  if (hasRuns)
    return <EmptyState title="No run matches." actions={<Button onClick={onClear}>Clear filters</Button>} />;
  return (
    <EmptyState
      title="No runs yet."
      description="A run puts one model through the cases of one environment."
      actions={
        <>
          <Button
            variant="primary"
            icon={Play}
            onClick={() =>
              void navigate({ to: '.', search: (before) => ({ ...before, dialog: 'run' as const }) })
            }
          >
            New run…
          </Button>
          <Button onClick={() => void navigate({ to: '/hub' })}>Browse environments</Button>
        </>
      }
    />
  );
}
