import { useNavigate } from '@tanstack/react-router';
import { Upload } from 'lucide-react';
import { useMemo, useRef } from 'react';

import type { EnvironmentSummary } from '#shared/domain/environment.ts';
import { formatCount } from '#shared/format/number.ts';
import { Button } from '../components/button.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { ErrorState } from '../components/error-state.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { SplitPane } from '../components/split-pane.tsx';
import { useDeleteEnvironment } from '../environment/use-delete-environment.ts';
import { useRunCommand } from '../environment/use-run-command.ts';
import { runCommand, useCommands, type Command } from '../frame/commands.ts';
import { usePageTitle } from '../frame/page-title.ts';
import { useCall } from '../queries.ts';
import { HubSearch } from '../search.ts';
import { useAddress } from '../runs/use-address.ts';
import { FirstRunHint } from './first-run-hint.tsx';
import { HubDetail } from './hub-detail.tsx';
import { findEnvironments, isFiltered, NO_FILTERS } from './hub-filters.ts';
import { HubList } from './hub-list.tsx';
import { HubToolbar } from './hub-toolbar.tsx';
import styles from './hub.module.css';

/** All environments of this machine: find one, see what it is, run it. */
export function HubScreen() {
  usePageTitle('Hub');
  const { data, error, refetch } = useCall('environments.list', {});
  return (
    <>
      <header className={styles.head}>
        <h1>
          Environments{' '}
          <span className={styles.total}>{data === undefined ? '' : formatCount(data.length)}</span>
        </h1>
        <Button icon={Upload} shortcut="Mod+O" onClick={() => runCommand('environment.import')}>
          Import .zip…
        </Button>
      </header>
      {error !== null ? (
        <ErrorState
          title="The environments could not be read."
          error={error}
          onRetry={() => void refetch()}
        />
      ) : data === undefined ? (
        <Skeleton rowHeight={76} />
      ) : data.length === 0 ? (
        <NoEnvironments />
      ) : (
        <Hub environments={data} />
      )}
    </>
  );
}

function Hub({ environments }: { readonly environments: readonly EnvironmentSummary[] }) {
  const [search, change] = useAddress(HubSearch);
  const navigate = useNavigate();
  const remove = useDeleteEnvironment();
  const searchRef = useRef<HTMLInputElement>(null);
  const listRef = useRef<HTMLDivElement>(null);
  const { q, cat, harness, scoring, sort } = search;
  const found = useMemo(
    () => findEnvironments(environments, { q, cat, harness, scoring, sort }),
    [environments, q, cat, harness, scoring, sort],
  );
  const selected = found.find((environment) => environment.id === search.sel) ?? found[0] ?? null;
  const run = useRunCommand(selected);
  useSearchKey(searchRef);
  return (
    <>
      <FirstRunHint environments={environments} />
      <HubToolbar
        environments={environments}
        filters={search}
        onChange={change}
        searchRef={searchRef}
        onLeaveSearch={() => listRef.current?.focus()}
      />
      <p className="visually-hidden" role="status">
        {isFiltered(search) ? `${found.length} of ${environments.length} environments match` : ''}
      </p>
      {selected === null ? (
        <NoMatch search={q ?? ''} onClear={() => change(NO_FILTERS)} />
      ) : (
        <SplitPane
          id="hub"
          startLabel="List of environments"
          endLabel="Environment"
          start={
            <>
              <HubList
                environments={found}
                selected={selected.id}
                onSelect={(sel) => change({ sel })}
                onOpen={(id) => void navigate({ to: '/env/$id', params: { id } })}
                onRun={run}
                onDelete={remove}
                listRef={listRef}
              />
              <p className={styles.count}>{countLine(found.length, environments.length)}</p>
            </>
          }
          end={<HubDetail key={selected.digest} environment={selected} onRun={run} />}
        />
      )}
    </>
  );
}

function countLine(found: number, all: number): string {
  return found === all
    ? `${formatCount(all)} environments`
    : `${formatCount(found)} of ${formatCount(all)} match`;
}

/** `/` leads to the search text while this screen is open. */
function useSearchKey(ref: { readonly current: HTMLInputElement | null }): void {
  useCommands(
    useMemo(
      (): readonly Command[] => [
        {
          id: 'hub.search',
          title: 'Search environments',
          group: 'Environments',
          shortcut: '/',
          run: () => ref.current?.focus(),
        },
      ],
      [ref],
    ),
  );
}

function NoMatch({ search, onClear }: { readonly search: string; readonly onClear: () => void }) {
  return (
    <EmptyState
      title={search === '' ? 'No environment matches these filters.' : `No environment matches “${search}”.`}
      actions={<Button onClick={onClear}>Clear filters</Button>}
    />
  );
}

function NoEnvironments() {
  return (
    <EmptyState
      title="No environments."
      description="An environment is a dataset, a way to ask a model, and rules to score its answers, packed into one zip."
      actions={
        <>
          <Button variant="primary" onClick={() => runCommand('environment.restoreBuiltIn')}>
            Restore built-ins
          </Button>
          <Button onClick={() => runCommand('environment.import')}>Import .zip…</Button>
        </>
      }
    />
  );
}
