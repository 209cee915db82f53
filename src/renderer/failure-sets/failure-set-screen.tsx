import { useNavigate, useParams } from '@tanstack/react-router';
import { Download, Ellipsis, Play } from 'lucide-react';
import { useState } from 'react';

import { Button } from '#renderer/components/button.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { ErrorState } from '#renderer/components/error-state.tsx';
import { IconButton } from '#renderer/components/icon-button.tsx';
import { Menu } from '#renderer/components/menu.tsx';
import { Skeleton } from '#renderer/components/skeleton.tsx';
import { usePageTitle } from '#renderer/frame/page-title.ts';
import { useCall } from '#renderer/queries.ts';
import type { FailureSet } from '#shared/domain/failure-set.ts';
import { shortModelName } from '#shared/format/model-name.ts';
import { formatCount, formatCounted } from '#shared/format/number.ts';
import { formatDate, formatDateTime } from '#shared/format/time.ts';
import styles from './failure-sets.module.css';
import { RenameSetDialog } from './rename-set-dialog.tsx';
import { SetCases } from './set-cases.tsx';
import { useSetActions } from './use-set-actions.ts';

/** One set: where it came from, and its cases. */
export function FailureSetScreen() {
  const { setId = '' } = useParams({ strict: false });
  const { data, error, refetch } = useCall('failureSets.list', {});
  if (error) {
    return <ErrorState title="The set could not be read." error={error} onRetry={() => void refetch()} />;
  }
  if (!data) return <Skeleton rows={12} />;
  const set = data.find(({ id }) => id === setId);
  return set === undefined ? <NoSet /> : <OpenSet key={setId} set={set} />;
}

function NoSet() {
  const navigate = useNavigate();
  return (
    <EmptyState
      page
      title="This set is not there any more."
      description="It may lie in the trash, under Settings."
      actions={<Button onClick={() => void navigate({ to: '/failure-sets' })}>All sets</Button>}
    />
  );
}

function OpenSet({ set }: { readonly set: FailureSet }) {
  usePageTitle(set.name);
  const navigate = useNavigate();
  const actions = useSetActions();
  const [isRenaming, setIsRenaming] = useState(false);
  async function remove(): Promise<void> {
    await actions.remove(set);
    await navigate({ to: '/failure-sets' });
  }
  return (
    <div className={styles.screen}>
      <header className={styles.setHeader}>
        <nav aria-label="Breadcrumb" className={styles.crumbs}>
          <a href="#/failure-sets">Failure sets</a>
        </nav>
        <div className={styles.titleRow}>
          <h1 className={styles.title} dir="auto" title={set.name}>
            {set.name}
          </h1>
          <span className={styles.spring} />
          <Button variant="primary" icon={Play} onClick={() => actions.run(set)}>
            Run on…
          </Button>
          <Button icon={Download} onClick={() => actions.exportCases(set)}>
            Export…
          </Button>
          <Menu
            trigger={<IconButton icon={Ellipsis} label="More actions" />}
            entries={[
              { label: 'Rename…', onSelect: () => setIsRenaming(true) },
              'separator',
              { label: 'Delete', onSelect: () => void remove(), danger: true },
            ]}
          />
        </div>
        <SetFacts set={set} />
      </header>
      <SetCases set={set} />
      {isRenaming ? <RenameSetDialog set={set} onClose={() => setIsRenaming(false)} /> : null}
    </div>
  );
}

function SetFacts({ set }: { readonly set: FailureSet }) {
  const { environment, run, caseCount, chosenBy, createdAt, exportedForTrainingAt: at } = set;
  return (
    <p className={styles.facts}>
      {formatCounted(caseCount, 'case')} of{' '}
      <a
        href={`#/env/${encodeURIComponent(environment.id)}?version=${encodeURIComponent(environment.version)}`}
      >
        {environment.title} {environment.version}
      </a>
      , chosen by <span dir="auto">{chosenBy}</span> from{' '}
      <a href={`#/runs/${encodeURIComponent(run.id)}`} title={run.model}>
        run {run.number}, {shortModelName(run.model)}
      </a>{' '}
      <span title={formatDateTime(createdAt)}>on {formatDate(createdAt)}</span>
      {at === null ? null : (
        <span className={styles.exported}>
          {' '}
          · {formatCount(set.exportedCaseCount)} exported for training on {formatDate(at)}
        </span>
      )}
    </p>
  );
}
