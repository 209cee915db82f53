import { useMemo, useState } from 'react';

import { rowsAtHand } from '#renderer/components/data-grid/row-source.ts';
import type { RowSource } from '#renderer/components/data-grid/row-source.ts';
import type { RunSummary } from '#shared/domain/run.ts';
import { useLiveRuns, withProgress } from './live-runs.ts';
import { listRuns } from './runs-list.ts';
import { RunsSearch } from './runs-search.ts';
import { useAddress } from './use-address.ts';
import type { ChangeAddress } from './use-address.ts';
import { useRunActions } from './use-run-actions.ts';
import type { RunActions } from './use-run-actions.ts';

export interface RunsTable {
  /** All runs, brought up to date by their progress. */
  readonly all: readonly RunSummary[];
  /** Numbers of the runs that match, in order; the number is the id of the row. */
  readonly ids: readonly number[];
  readonly source: RowSource<RunSummary>;
  readonly runsOf: (numbers: readonly number[]) => readonly RunSummary[];
  readonly search: RunsSearch;
  readonly change: ChangeAddress<RunsSearch>;
  readonly selection: ReadonlySet<number>;
  readonly select: (selection: ReadonlySet<number>) => void;
  readonly selected: readonly RunSummary[];
  readonly actions: RunActions;
  readonly remove: (runs: readonly RunSummary[]) => void;
  /** The run whose note is being written. */
  readonly noting: RunSummary | null;
  readonly note: (run: RunSummary | null) => void;
}

/** The list of runs as the address filters and sorts it, with what is selected. */
export function useRunsTable(stored: readonly RunSummary[]): RunsTable {
  const [search, change] = useAddress(RunsSearch);
  const actions = useRunActions();
  const byRun = useLiveRuns((live) => live.byRun);
  const [selection, select] = useState<ReadonlySet<number>>(new Set());
  const [noting, note] = useState<RunSummary | null>(null);
  const all = useMemo(() => stored.map((run) => withProgress(run, byRun[run.id])), [stored, byRun]);
  const ids = useMemo(() => listRuns(all, search).map(({ number }) => number), [all, search]);
  const source = useMemo(() => rowsAtHand(new Map(all.map((run) => [run.number, run]))), [all]);
  const runsOf = (numbers: readonly number[]) => numbers.flatMap((number) => source.get(number) ?? []);
  return {
    all,
    ids,
    source,
    runsOf,
    search,
    change,
    selection,
    select,
    selected: runsOf(ids.filter((id) => selection.has(id))),
    actions,
    remove: (runs) => {
      void actions.remove(runs);
      select(new Set());
    },
    noting,
    note,
  };
}
