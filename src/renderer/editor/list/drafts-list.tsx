import { Link } from '@tanstack/react-router';
import { Trash2 } from 'lucide-react';
import type { KeyboardEvent } from 'react';

import { useClient } from '#renderer/client.ts';
import { IconButton } from '#renderer/components/icon-button.tsx';
import { useNow } from '#renderer/components/use-now.ts';
import { useDeletion } from '#renderer/frame/use-deletion.ts';
import type { DraftSummary } from '#shared/domain/draft.ts';
import { formatDateTime, formatRelativeTime } from '#shared/format/time.ts';
import styles from '../editor.module.css';

interface DraftsListProps {
  readonly drafts: readonly DraftSummary[];
  readonly onOpen: (draftId: string) => void;
}

/** Drafts, the one changed last on top. */
export function DraftsList({ drafts, onOpen }: DraftsListProps) {
  const now = useNow(30_000);
  const client = useClient();
  const remove = useDeletion();
  const ordered = drafts.toSorted((one, other) => other.updatedAt.localeCompare(one.updatedAt));
  const discard = ({ id, title }: DraftSummary) =>
    void remove({
      title: `Draft “${title}” deleted`,
      kind: 'draft',
      run: () => client.call('drafts.delete', { draftId: id }),
    });
  return (
    <div className={styles.drafts} data-pane="Drafts" tabIndex={-1}>
      <table className={styles.draftTable} aria-label="Drafts">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Id</th>
            <th scope="col">Version</th>
            <th scope="col">Made from</th>
            <th scope="col">Last changed</th>
            <th scope="col">
              <span className="visually-hidden">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {ordered.map((draft) => (
            <DraftRow
              key={draft.id}
              draft={draft}
              now={now}
              onOpen={() => onOpen(draft.id)}
              onDiscard={() => discard(draft)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface DraftRowProps {
  readonly draft: DraftSummary;
  readonly now: number;
  readonly onOpen: () => void;
  readonly onDiscard: () => void;
}

function DraftRow({ draft, now, onOpen, onDiscard }: DraftRowProps) {
  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    if (event.key === 'Enter') onOpen();
    else if (event.key === 'Delete') onDiscard();
    else return;
    event.preventDefault();
  }
  return (
    <tr>
      <th scope="row">
        <Link
          to="/editor/$draftId"
          params={{ draftId: draft.id }}
          className={styles.draftLink}
          onKeyDown={(event) => onKeyDown(event)}
          dir="auto"
        >
          {draft.title}
        </Link>
      </th>
      <td>
        <code>{draft.environmentId}</code>
      </td>
      <td className={styles.tabular}>{draft.version ?? '—'}</td>
      <td className={styles.tabular}>
        {draft.base === null ? 'a template' : `${draft.base.id} ${draft.base.version}`}
      </td>
      <td className={styles.tabular} title={formatDateTime(draft.updatedAt)}>
        {formatRelativeTime(draft.updatedAt, now)}
      </td>
      <td className={styles.rowActions}>
        <IconButton
          icon={Trash2}
          size={14}
          label={`Delete draft ${draft.title}`}
          onClick={() => onDiscard()}
        />
      </td>
    </tr>
  );
}
