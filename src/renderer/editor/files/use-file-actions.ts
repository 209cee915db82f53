import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';

import { useClient } from '#renderer/client.ts';
import { useToasts } from '#renderer/components/toast.tsx';
import type { Draft } from '#shared/domain/draft.ts';
import type { DraftSession } from './draft-session.ts';
import { createTurns } from './turns.ts';

export interface FileActions {
  readonly open: (path: string, options?: { readonly preview?: boolean }) => Promise<void>;
  readonly create: (path: string) => Promise<void>;
  readonly rename: (path: string, to: string) => Promise<void>;
  /** Deletes at once and offers Undo. */
  readonly remove: (path: string) => void;
}

/** What can be done with the files of a draft. `show` puts a file in front. */
export function useFileActions(session: DraftSession, show: (path: string) => void): FileActions {
  const client = useClient();
  const queries = useQueryClient();
  const toasts = useToasts();
  const [turns] = useState(createTurns);
  return useMemo(() => {
    const { draftId } = session;
    const took = (draft: Draft) => queries.setQueryData(['drafts.get', { draftId }], draft);
    const refuse = (title: string) => (error: unknown) =>
      toasts.show({
        title,
        description: error instanceof Error ? error.message : String(error),
        kind: 'error',
      });

    async function open(path: string, options?: { readonly preview?: boolean }): Promise<void> {
      const own = turns.next();
      await session.open(path, options).catch(refuse(`${path} could not be opened`));
      // A file that took longer to read does not come in front of one that was wanted later.
      if (turns.isLatest(own)) show(path);
    }
    async function remove(path: string): Promise<void> {
      await session.flush();
      const { text } = await client.call('drafts.readFile', { draftId, path });
      took(await client.call('drafts.deleteFile', { draftId, path }));
      session.forget(path);
      if (text === null) return toasts.show({ title: `${path} deleted` });
      const undo = async () => took(await client.call('drafts.writeFile', { draftId, path, text }));
      toasts.show({
        title: `${path} deleted`,
        action: { label: 'Undo', run: () => void undo().catch(refuse('The file could not be restored')) },
      });
      return undefined;
    }
    return {
      open,
      create: async (path) => {
        took(await client.call('drafts.writeFile', { draftId, path, text: '' }));
        await open(path);
      },
      rename: async (path, to) => {
        await session.flush();
        took(await client.call('drafts.renameFile', { draftId, path, to }));
        session.move(path, to);
        show(to);
      },
      remove: (path) => void remove(path).catch(refuse(`${path} was not deleted`)),
    };
  }, [session, client, queries, toasts, show, turns]);
}
