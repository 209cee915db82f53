import { Search } from 'lucide-react';
import { useCallback } from 'react';

import { useClient } from '#renderer/client.ts';
import { Button } from '#renderer/components/button.tsx';
import { DataGrid } from '#renderer/components/data-grid/data-grid.tsx';
import { useLoadedRows } from '#renderer/components/data-grid/use-loaded-rows.ts';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { ErrorState } from '#renderer/components/error-state.tsx';
import { Skeleton } from '#renderer/components/skeleton.tsx';
import { SplitPane } from '#renderer/components/split-pane.tsx';
import { TextField } from '#renderer/components/text-field.tsx';
import { CASE_COLUMNS } from '#renderer/environment/case-columns.tsx';
import { CasePreview } from '#renderer/environment/case-preview.tsx';
import { useCall } from '#renderer/queries.ts';
import { useAddress } from '#renderer/runs/use-address.ts';
import type { FailureSet } from '#shared/domain/failure-set.ts';
import { FailureSetsSearch } from './failure-sets-search.ts';
import styles from './failure-sets.module.css';

/** The cases of a set, with the chosen one beside them. */
export function SetCases({ set: { id } }: { readonly set: FailureSet }) {
  const [{ q = '', case: active }, change] = useAddress(FailureSetsSearch);
  const client = useClient();
  const cases = useCall('failureSets.cases', { id, search: q }, { keepPrevious: true });
  const load = useCallback((wanted: number[]) => client.call('cases.rows', { ids: wanted }), [client]);
  const source = useLoadedRows(load, id);
  const { data: ids, error, refetch } = cases;
  if (error) {
    return <ErrorState title="The cases could not be read." error={error} onRetry={() => void refetch()} />;
  }
  if (ids === undefined) return <Skeleton rows={8} />;
  const selected = active !== undefined && ids.includes(active) ? active : (ids[0] ?? null);
  return (
    <>
      <div className={styles.toolbar}>
        <TextField
          label="Search cases"
          hideLabel
          icon={Search}
          clearable
          placeholder="Search id, input, expected"
          className={styles.search}
          value={q}
          onValueChange={(next) => change({ q: next === '' ? undefined : next, case: undefined })}
        />
      </div>
      {ids.length === 0 ? (
        <EmptyState
          title={`No case matches “${q}”.`}
          actions={<Button onClick={() => change({ q: undefined })}>Clear search</Button>}
        />
      ) : (
        <SplitPane
          id="failure-set-cases"
          startLabel="List of cases"
          endLabel="Case"
          startSize={56}
          start={
            <DataGrid
              label="Cases"
              ids={ids}
              source={source}
              columns={CASE_COLUMNS}
              storageKey="cases"
              activeId={selected}
              onActiveChange={(next) => change({ case: next })}
            />
          }
          end={selected === null ? null : <CasePreview key={selected} id={selected} />}
        />
      )}
    </>
  );
}
