import { useNavigate } from '@tanstack/react-router';
import { Play, Search } from 'lucide-react';

import { Button } from '#renderer/components/button.tsx';
import { ColumnPicker } from '#renderer/components/data-grid/column-picker.tsx';
import { useGridLayout } from '#renderer/components/data-grid/use-grid-layout.ts';
import { TextField } from '#renderer/components/text-field.tsx';
import type { RunSummary } from '#shared/domain/run.ts';
import { formatCount } from '#shared/format/number.ts';
import { RUNS_LAYOUT, runColumns } from './run-columns.tsx';
import { RunFilters } from './run-filters.tsx';
import { NO_FILTER } from './runs-search.ts';
import type { RunsSearch } from './runs-search.ts';
import styles from './runs.module.css';
import type { ChangeAddress } from './use-address.ts';

interface RunsToolbarProps {
  readonly all: readonly RunSummary[];
  /** Runs that match. */
  readonly shown: number;
  readonly search: RunsSearch;
  readonly change: ChangeAddress<RunsSearch>;
}

/** For their names only: the time in them does not matter here. */
const ALL_COLUMNS = runColumns(0);

/** Title with the count, search, filters, and the way to a new run. */
export function RunsToolbar({ all, shown, search, change }: RunsToolbarProps) {
  const navigate = useNavigate();
  const [layout, setLayout] = useGridLayout(RUNS_LAYOUT);
  const isFiltered = Object.keys(NO_FILTER).some(
    (key) => search[key as keyof typeof NO_FILTER] !== undefined,
  );
  return (
    <header>
      <div className={styles.header}>
        <h1>
          Runs{' '}
          <span className={styles.count} aria-live="polite">
            {isFiltered ? `${formatCount(shown)} of ${formatCount(all.length)}` : formatCount(all.length)}
          </span>
        </h1>
        <span className={styles.spring} />
        <Button onClick={() => void navigate({ to: '/failure-sets' })}>Failure sets</Button>
        <Button onClick={() => void navigate({ to: '/leaderboard' })}>Leaderboard</Button>
        <Button
          variant="primary"
          icon={Play}
          shortcut="Mod+Shift+N"
          onClick={() =>
            void navigate({ to: '.', search: (before) => ({ ...before, dialog: 'run' as const }) })
          }
        >
          New run…
        </Button>
      </div>
      <div className={styles.toolbar}>
        <TextField
          label="Search runs"
          hideLabel
          icon={Search}
          clearable
          placeholder="Search environment, model, note"
          className={styles.search}
          value={search.q ?? ''}
          onValueChange={(q) => change({ q: q === '' ? undefined : q })}
        />
        <RunFilters all={all} search={search} change={change} />
        {isFiltered ? (
          <Button variant="ghost" onClick={() => change(NO_FILTER)}>
            Clear filters
          </Button>
        ) : null}
        <span className={styles.spring} />
        <ColumnPicker columns={ALL_COLUMNS} layout={layout} onLayoutChange={setLayout} />
      </div>
    </header>
  );
}
