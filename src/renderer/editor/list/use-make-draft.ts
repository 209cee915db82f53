import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { useClient } from '#renderer/client.ts';
import type { CallInput } from '#shared/contract.ts';

/** Makes a draft and says which it is. */
export function useMakeDraft(onMade: (draftId: string) => void) {
  const client = useClient();
  const queries = useQueryClient();
  const [isMaking, setMaking] = useState(false);
  const [error, setError] = useState<string | null>(null);
  async function make(origin: CallInput<'drafts.create'>): Promise<void> {
    setMaking(true);
    setError(null);
    try {
      const draft = await client.call('drafts.create', origin);
      queries.setQueryData(['drafts.get', { draftId: draft.id }], draft);
      onMade(draft.id);
    } catch (failure) {
      setError(failure instanceof Error ? failure.message : String(failure));
      setMaking(false);
    }
  }
  return { make, isMaking, error };
}
