import { useClient } from '#renderer/client.ts';
import { useToasts } from '#renderer/components/toast.tsx';
import { saveHandle } from '#renderer/files.ts';
import type { DraftSummary } from '#shared/domain/draft.ts';
import { useSession } from './files/use-session.ts';

/** Packs the draft as it stands into a zip and asks where it goes. */
export function useDraftExport(): (draft: DraftSummary) => Promise<void> {
  const client = useClient();
  const toasts = useToasts();
  const session = useSession();
  return async ({ id, title }) => {
    try {
      await session.flush();
      const file = await client.call('drafts.export', { draftId: id });
      const saved = await saveHandle(client, file);
      if (saved !== null)
        toasts.show({ title: `${title} exported`, description: saved.path ?? file.fileName });
    } catch (error) {
      const description = error instanceof Error ? error.message : String(error);
      toasts.show({ title: 'The draft was not exported', description, kind: 'error' });
    }
  };
}
