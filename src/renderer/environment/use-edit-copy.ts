import { useNavigate } from '@tanstack/react-router';

import type { EnvironmentSummary } from '#shared/domain/environment.ts';
import { useClient } from '../client.ts';
import { useToasts } from '../components/toast.tsx';

/** Makes a draft of a version and opens it in the editor; the version stays as it is. */
export function useEditCopy(): (environment: Pick<EnvironmentSummary, 'digest' | 'title'>) => Promise<void> {
  const client = useClient();
  const navigate = useNavigate();
  const toasts = useToasts();
  return async ({ digest, title }) => {
    try {
      const draft = await client.call('drafts.create', { kind: 'environment', digest });
      await navigate({ to: '/editor/$draftId', params: { draftId: draft.id } });
    } catch (error) {
      const description = error instanceof Error ? error.message : String(error);
      toasts.show({ title: `${title} could not be copied`, description, kind: 'error' });
    }
  };
}
