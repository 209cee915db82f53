import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';

import { useClient } from '#renderer/client.ts';
import type { RunRequest } from '#shared/domain/run.ts';

export interface Start {
  readonly isStarting: boolean;
  readonly error: Error | null;
  readonly start: (request: RunRequest) => Promise<void>;
}

/** Starts the runs and opens the report of the first. */
export function useStart(): Start {
  const client = useClient();
  const navigate = useNavigate();
  const [isStarting, setIsStarting] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  async function start(request: RunRequest): Promise<void> {
    setIsStarting(true);
    setError(null);
    try {
      const [first] = await client.call('runs.start', request);
      if (first) await navigate({ to: '/runs/$runId', params: { runId: first.id } });
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error(String(failure)));
    }
    setIsStarting(false);
  }
  return { isStarting, error, start };
}
