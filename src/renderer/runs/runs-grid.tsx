import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';

import { DataGrid } from '#renderer/components/data-grid/data-grid.tsx';
import type { GridSort } from '#renderer/components/data-grid/grid-column.ts';
import type { RunSummary } from '#shared/domain/run.ts';
import { RUNS_LAYOUT, runColumns } from './run-columns.tsx';
import { runMenu } from './run-menu.ts';
import { DEFAULT_RUN_SORT, readRunSort, writeRunSort } from './runs-search.ts';
import { useNow } from './use-now.ts';
import type { RunsTable } from './use-runs-table.ts';

interface RunsGridProps {
  readonly table: RunsTable;
  readonly empty: ReactNode;
}

/** The runs as rows; Enter opens the report. */
export function RunsGrid({ table, empty }: RunsGridProps) {
  const { search, change, runsOf, actions } = table;
  const navigate = useNavigate();
  const now = useNow(30_000);
  const [activeId, setActiveId] = useState<number | null>(null);
  const columns = useMemo(() => runColumns(now), [now]);
  const open = (run: RunSummary | undefined) => {
    if (run) void navigate({ to: '/runs/$runId', params: { runId: run.id } });
  };
  const sortBy = (sort: GridSort | null) => {
    const known = sort === null ? null : readRunSort(sort.descending ? `-${sort.by}` : sort.by);
    change({ sort: known === null ? undefined : writeRunSort(known) }, { push: true });
  };
  return (
    <DataGrid
      label="Runs"
      ids={table.ids}
      source={table.source}
      columns={columns}
      storageKey={RUNS_LAYOUT}
      sort={(search.sort === undefined ? null : readRunSort(search.sort)) ?? DEFAULT_RUN_SORT}
      onSortChange={sortBy}
      activeId={activeId}
      onActiveChange={setActiveId}
      selection={table.selection}
      onSelectionChange={table.select}
      onOpen={(number) => open(table.source.get(number))}
      onDelete={(numbers) => table.remove(runsOf(numbers))}
      menuFor={(numbers) => {
        const runs = runsOf(numbers);
        return runMenu(runs, { actions, open, note: table.note, remove: () => table.remove(runs) });
      }}
      empty={empty}
    />
  );
}
