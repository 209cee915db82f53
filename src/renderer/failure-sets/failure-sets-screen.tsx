import { useNavigate } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { useMemo, useState } from 'react';

import { Button } from '#renderer/components/button.tsx';
import { ColumnPicker } from '#renderer/components/data-grid/column-picker.tsx';
import { DataGrid } from '#renderer/components/data-grid/data-grid.tsx';
import { rowsAtHand } from '#renderer/components/data-grid/row-source.ts';
import { useGridLayout } from '#renderer/components/data-grid/use-grid-layout.ts';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { ErrorState } from '#renderer/components/error-state.tsx';
import { Skeleton } from '#renderer/components/skeleton.tsx';
import { TextField } from '#renderer/components/text-field.tsx';
import { usePageTitle } from '#renderer/frame/page-title.ts';
import { useCall } from '#renderer/queries.ts';
import { useAddress } from '#renderer/runs/use-address.ts';
import { useNow } from '#renderer/runs/use-now.ts';
import type { FailureSet } from '#shared/domain/failure-set.ts';
import { formatCount } from '#shared/format/number.ts';
import { DEFAULT_SET_SORT, FailureSetsSearch, readSetSort, writeSetSort } from './failure-sets-search.ts';
import styles from './failure-sets.module.css';
import { listSets } from './list-sets.ts';
import { RenameSetDialog } from './rename-set-dialog.tsx';
import { SETS_LAYOUT, setColumns } from './set-columns.tsx';
import { setMenu } from './set-menu.ts';
import { useSetActions } from './use-set-actions.ts';

/** All sets of cases that were chosen from runs. */
export function FailureSetsScreen() {
  usePageTitle('Failure sets');
  const { data, error, refetch } = useCall('failureSets.list', {});
  if (error) {
    return <ErrorState title="The sets could not be read." error={error} onRetry={() => void refetch()} />;
  }
  if (!data) return <Skeleton rows={12} />;
  return <SetList sets={data} />;
}

/** For their names only: the time in them does not matter here. */
const ALL_COLUMNS = setColumns(0);

function SetList({ sets }: { readonly sets: readonly FailureSet[] }) {
  const [search, change] = useAddress(FailureSetsSearch);
  const [layout, setLayout] = useGridLayout(SETS_LAYOUT);
  const [renamed, setRenamed] = useState<FailureSet | null>(null);
  const shown = useMemo(() => listSets(sets, search), [sets, search]);
  const isSearched = search.q !== undefined;
  return (
    <div className={styles.screen}>
      <header className={styles.header}>
        <h1>
          Failure sets{' '}
          <span className={styles.count} aria-live="polite">
            {isSearched ? `${formatCount(shown.length)} of ${formatCount(sets.length)}` : sets.length}
          </span>
        </h1>
        <TextField
          label="Search sets"
          hideLabel
          icon={Search}
          clearable
          placeholder="Search"
          className={styles.search}
          value={search.q ?? ''}
          onValueChange={(q) => change({ q: q === '' ? undefined : q })}
        />
        <span className={styles.spring} />
        <ColumnPicker columns={ALL_COLUMNS} layout={layout} onLayoutChange={setLayout} />
      </header>
      <SetsGrid sets={shown} search={search} change={change} rename={setRenamed} hasSets={sets.length > 0} />
      {renamed ? <RenameSetDialog set={renamed} onClose={() => setRenamed(null)} /> : null}
    </div>
  );
}

interface SetsGridProps {
  readonly sets: readonly FailureSet[];
  readonly search: FailureSetsSearch;
  readonly change: ReturnType<typeof useAddress<FailureSetsSearch>>[1];
  readonly rename: (set: FailureSet) => void;
  readonly hasSets: boolean;
}

/** The sets as rows; a row is known by its place, since sets have no numbers. */
function SetsGrid({ sets, search, change, rename, hasSets }: SetsGridProps) {
  const actions = useSetActions();
  const now = useNow(30_000);
  const columns = useMemo(() => setColumns(now), [now]);
  const [active, setActive] = useState<string | null>(null);
  const ids = useMemo(() => sets.map((_, place) => place), [sets]);
  const source = useMemo(() => rowsAtHand(new Map(sets.entries())), [sets]);
  const place = sets.findIndex(({ id }) => id === active);
  return (
    <DataGrid
      label="Failure sets"
      ids={ids}
      source={source}
      columns={columns}
      storageKey={SETS_LAYOUT}
      sort={(search.sort === undefined ? null : readSetSort(search.sort)) ?? DEFAULT_SET_SORT}
      onSortChange={(sort) => {
        const known = sort === null ? null : readSetSort(sort.descending ? `-${sort.by}` : sort.by);
        change({ sort: known === null ? undefined : writeSetSort(known) }, { push: true });
      }}
      activeId={place < 0 ? null : place}
      onActiveChange={(next) => setActive(sets[next]?.id ?? null)}
      onOpen={(next) => sets[next] && actions.open(sets[next])}
      onDelete={([next]) => {
        const set = next === undefined ? undefined : sets[next];
        if (set) void actions.remove(set);
      }}
      menuFor={([next]) => setMenu(next === undefined ? undefined : sets[next], { actions, rename })}
      empty={<NoSets hasSets={hasSets} onClear={() => change({ q: undefined })} />}
    />
  );
}

function NoSets({ hasSets, onClear }: { readonly hasSets: boolean; readonly onClear: () => void }) {
  const navigate = useNavigate();
  if (hasSets) {
    return <EmptyState title="No set matches." actions={<Button onClick={onClear}>Clear search</Button>} />;
  }
  return (
    <EmptyState
      title="No sets yet."
      description="A set keeps cases of a run, such as its failures, to run another model on them or to export them. Open a run and choose “Save as set…”."
      actions={<Button onClick={() => void navigate({ to: '/runs' })}>Runs</Button>}
    />
  );
}
