import { useNavigate } from '@tanstack/react-router';
import { FilePlus, PencilLine } from 'lucide-react';

import { Button } from '#renderer/components/button.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { ErrorState } from '#renderer/components/error-state.tsx';
import { Skeleton } from '#renderer/components/skeleton.tsx';
import { usePageTitle } from '#renderer/frame/page-title.ts';
import { useCall } from '#renderer/queries.ts';
import { useAddress } from '#renderer/runs/use-address.ts';
import { formatCount } from '#shared/format/number.ts';
import styles from '../editor.module.css';
import { DraftsSearch } from '../editor-search.ts';
import { CopyDialog } from './copy-dialog.tsx';
import { DraftsList } from './drafts-list.tsx';
import { NewDraftDialog } from './new-draft-dialog.tsx';

/** All environments under construction, and how to begin one. */
export function DraftsScreen() {
  usePageTitle('Editor');
  const navigate = useNavigate();
  const [{ make }, change] = useAddress(DraftsSearch);
  const { data, error, refetch } = useCall('drafts.list', {});
  const close = () => change({ make: undefined });
  const open = (draftId: string) => void navigate({ to: '/editor/$draftId', params: { draftId } });
  const begin = (
    <>
      <Button icon={PencilLine} onClick={() => change({ make: 'environment' })}>
        Edit an environment…
      </Button>
      <Button variant="primary" icon={FilePlus} shortcut="Mod+N" onClick={() => change({ make: 'template' })}>
        New environment…
      </Button>
    </>
  );
  return (
    <>
      <header className={styles.listHead}>
        <h1>
          Editor <span className={styles.count}>{data === undefined ? '' : formatCount(data.length)}</span>
        </h1>
        {begin}
      </header>
      {error !== null ? (
        <ErrorState title="The drafts could not be read." error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <Skeleton rows={6} />
      ) : data.length === 0 ? (
        <EmptyState
          title="No drafts."
          description="A draft is an environment under construction: begin with a template, or with a copy of an environment that is installed."
          actions={begin}
        />
      ) : (
        <DraftsList drafts={data} onOpen={open} />
      )}
      {make === 'template' ? <NewDraftDialog onClose={close} onMade={open} /> : null}
      {make === 'environment' ? <CopyDialog onClose={close} onMade={open} /> : null}
    </>
  );
}
