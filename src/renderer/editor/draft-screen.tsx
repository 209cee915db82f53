import { useNavigate, useParams } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';

import { useClient } from '#renderer/client.ts';
import { Button } from '#renderer/components/button.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { ErrorState } from '#renderer/components/error-state.tsx';
import { Skeleton } from '#renderer/components/skeleton.tsx';
import { usePageTitle } from '#renderer/frame/page-title.ts';
import { useCall } from '#renderer/queries.ts';
import { AppError } from '#shared/errors.ts';
import type { Draft } from '#shared/domain/draft.ts';
import { DraftEditor } from './draft-editor.tsx';
import { createDraftSession, type DraftSession } from './files/draft-session.ts';
import { SessionContext } from './files/use-session.ts';

/** One draft, to be edited, tried and saved as a version. */
export function DraftScreen() {
  const { draftId = '' } = useParams({ strict: false });
  const { data, error, refetch } = useCall('drafts.get', { draftId });
  const session = useNewSession(draftId);
  usePageTitle(data === undefined ? 'Editor' : `${data.title} · Editor`);
  if (data === undefined && error !== null)
    return <Unreadable error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton rows={12} />;
  return (
    <SessionContext value={session}>
      <DraftEditor key={draftId} draft={data} />
    </SessionContext>
  );
}

function useNewSession(draftId: string): DraftSession {
  const client = useClient();
  const queries = useQueryClient();
  const session = useMemo(() => {
    const took = (draft: Draft) => queries.setQueryData(['drafts.get', { draftId }], draft);
    return createDraftSession(client, draftId, took);
  }, [client, queries, draftId]);
  useEffect(() => {
    // What was typed in the last second before the window goes is written too, as far as it still may.
    const write = () => void session.flush().catch(() => undefined);
    window.addEventListener('pagehide', write);
    return () => {
      window.removeEventListener('pagehide', write);
      write();
    };
  }, [session]);
  return session;
}

function Unreadable({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const navigate = useNavigate();
  if (error instanceof AppError && error.code === 'not-found') {
    return (
      <EmptyState
        page
        title="There is no such draft."
        description="It may have been deleted. The trash in Settings keeps it for 30 days."
        actions={<Button onClick={() => void navigate({ to: '/editor' })}>All drafts</Button>}
      />
    );
  }
  return <ErrorState page title="The draft could not be read." error={error} onRetry={onRetry} />;
}
