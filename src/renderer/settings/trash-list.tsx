import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { useClient } from '#renderer/client.ts';
import { Button } from '#renderer/components/button.tsx';
import { ConfirmDialog } from '#renderer/components/confirm-dialog.tsx';
import { ErrorState } from '#renderer/components/error-state.tsx';
import { useToasts } from '#renderer/components/toast.tsx';
import { useCall } from '#renderer/queries.ts';
import { useNow } from '#renderer/runs/use-now.ts';
import { formatCounted } from '#shared/format/number.ts';
import { formatRelativeTime } from '#shared/format/time.ts';
import styles from './settings.module.css';

/** What was deleted and can still come back. */
export function TrashList() {
  const client = useClient();
  const queries = useQueryClient();
  const toasts = useToasts();
  const [isAsking, setIsAsking] = useState(false);
  const { data, error, refetch } = useCall('trash.list', {});
  const readAgain = () => queries.invalidateQueries();
  async function restore(id: string, title: string): Promise<void> {
    try {
      await client.call('trash.restore', { ids: [id] });
      await readAgain();
      toasts.show({ title: `Restored ${title}` });
    } catch (failure) {
      toasts.show({ title: `${title} was not restored`, description: String(failure), kind: 'error' });
    }
  }
  async function empty(): Promise<void> {
    const { removed } = await client.call('trash.empty', {});
    await readAgain();
    toasts.show({ title: `Removed ${formatCounted(removed, 'item')} for good` });
  }
  if (error)
    return <ErrorState title="The trash could not be read." error={error} onRetry={() => void refetch()} />;
  const items = data ?? [];
  return (
    <section aria-labelledby="trash-title">
      <div className={styles.sectionTitle}>
        <h2 id="trash-title">Trash</h2>
        <Button disabled={items.length === 0} onClick={() => setIsAsking(true)}>
          Empty trash…
        </Button>
      </div>
      {items.length === 0 ? (
        <p className={styles.about}>
          The trash is empty. Deleted runs and environments stay here for 30 days.
        </p>
      ) : (
        <TrashTable items={items} onRestore={(id, title) => void restore(id, title)} />
      )}
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setIsAsking}
        title="Empty the trash?"
        action="Empty trash"
        onConfirm={empty}
      >
        <p>{formatCounted(items.length, 'item')} will be removed for good. This cannot be undone.</p>
      </ConfirmDialog>
    </section>
  );
}

interface TrashTableProps {
  readonly items: readonly { id: string; kind: string; title: string; deletedAt: string }[];
  readonly onRestore: (id: string, title: string) => void;
}

function TrashTable({ items, onRestore }: TrashTableProps) {
  const now = useNow(60_000);
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Kind</th>
          <th scope="col">Deleted</th>
          <th scope="col">
            <span className="visually-hidden">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ id, kind, title, deletedAt }) => (
          <tr key={id}>
            <td dir="auto">{title}</td>
            <td>{kind === 'run' ? 'Run' : 'Environment'}</td>
            <td>{formatRelativeTime(deletedAt, now)}</td>
            <td>
              <Button variant="ghost" aria-label={`Restore ${title}`} onClick={() => onRestore(id, title)}>
                Restore
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
