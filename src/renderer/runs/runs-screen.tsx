import { useNavigate } from '@tanstack/react-router';
import { Play } from 'lucide-react';

import { Button } from '#renderer/components/button.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { ErrorState } from '#renderer/components/error-state.tsx';
import { Skeleton } from '#renderer/components/skeleton.tsx';
import { usePageTitle } from '#renderer/frame/page-title.ts';
import { useCall } from '#renderer/queries.ts';
import type { RunSummary } from '#shared/domain/run.ts';
import { NoteDialog } from './note-dialog.tsx';
import { RunsGrid } from './runs-grid.tsx';
import { NO_FILTER } from './runs-search.ts';
import { RunsSelection } from './runs-selection.tsx';
import { RunsToolbar } from './runs-toolbar.tsx';
import styles from './runs.module.css';
import { useRunsTable } from './use-runs-table.ts';

/** All runs; running ones on top. */
export function RunsScreen() {
  usePageTitle('Runs');
  const { data, error, refetch } = useCall('runs.list', {});
  if (error) {
    return <ErrorState title="The runs could not be read." error={error} onRetry={() => void refetch()} />;
  }
  if (!data) return <Skeleton rows={12} />;
  return <RunsTable stored={data} />;
}

function RunsTable({ stored }: { readonly stored: readonly RunSummary[] }) {
  const table = useRunsTable(stored);
  const { all, ids, search, change, selected, actions, noting } = table;
  return (
    <div className={styles.screen}>
      <RunsToolbar all={all} shown={ids.length} search={search} change={change} />
      <RunsGrid
        table={table}
        empty={<NoRuns hasRuns={stored.length > 0} onClear={() => change(NO_FILTER)} />}
      />
      {selected.length === 0 ? null : (
        <RunsSelection
          runs={selected}
          actions={actions}
          onDelete={() => table.remove(selected)}
          onClear={() => table.select(new Set())}
        />
      )}
      {noting ? <NoteDialog run={noting} actions={actions} onClose={() => table.note(null)} /> : null}
    </div>
  );
}

function NoRuns({ hasRuns, onClear }: { readonly hasRuns: boolean; readonly onClear: () => void }) {
  const navigate = useNavigate();
  if (hasRuns) {
    return <EmptyState title="No run matches." actions={<Button onClick={onClear}>Clear filters</Button>} />;
  }
  const begin = () => navigate({ to: '.', search: (before) => ({ ...before, dialog: 'run' as const }) });
  return (
    <EmptyState
      title="No runs yet."
      description="A run puts one model through the cases of one environment."
      actions={
        <>
          <Button variant="primary" icon={Play} onClick={() => void begin()}>
            New run…
          </Button>
          <Button onClick={() => void navigate({ to: '/hub' })}>Browse environments</Button>
        </>
      }
    />
  );
}
