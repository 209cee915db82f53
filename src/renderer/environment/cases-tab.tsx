import { Search } from 'lucide-react';
import { useCallback } from 'react';

import { useClient } from '../client.ts';
import { Button } from '../components/button.tsx';
import { ColumnPicker } from '../components/data-grid/column-picker.tsx';
import { DataGrid } from '../components/data-grid/data-grid.tsx';
import { useGridLayout } from '../components/data-grid/use-grid-layout.ts';
import { useLoadedRows } from '../components/data-grid/use-loaded-rows.ts';
import { EmptyState } from '../components/empty-state.tsx';
import { ErrorState } from '../components/error-state.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { SplitPane } from '../components/split-pane.tsx';
import { TextField } from '../components/text-field.tsx';
import { useCall } from '../queries.ts';
import { useAddress } from '../runs/use-address.ts';
import { EnvironmentSearch } from '../search.ts';
import { CASE_COLUMNS } from './case-columns.tsx';
import { CasePreview } from './case-preview.tsx';
import styles from './environment.module.css';
import { SuspectKeys } from './suspect-keys.tsx';

/** Every case of the dataset, with a preview of the selected one. */
export function CasesTab({ digest }: { readonly digest: string }) {
  const [{ q = '', case: active }, change] = useAddress(EnvironmentSearch);
  const [layout, setLayout] = useGridLayout('cases');
  const { data: ids, error, refetch } = useCall('cases.index', { digest, search: q }, { keepPrevious: true });
  const client = useClient();
  const load = useCallback((wanted: number[]) => client.call('cases.rows', { ids: wanted }), [client]);
  const source = useLoadedRows(load, digest);
  if (error !== null)
    return <ErrorState title="The cases could not be read." error={error} onRetry={() => void refetch()} />;
  if (ids === undefined) return <Skeleton />;
  const selected = active ?? ids[0] ?? null;
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
        <SuspectKeys digest={digest} onOpenCase={(row) => change({ case: row, q: undefined })} />
        <ColumnPicker columns={CASE_COLUMNS} layout={layout} onLayoutChange={setLayout} />
      </div>
      {ids.length === 0 ? (
        <EmptyState
          title={q === '' ? 'This environment has no cases.' : `No case matches “${q}”.`}
          actions={q === '' ? null : <Button onClick={() => change({ q: undefined })}>Clear search</Button>}
        />
      ) : (
        <SplitPane
          id="environment-cases"
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
