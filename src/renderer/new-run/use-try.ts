import { useState } from 'react';

import { useClient } from '#renderer/client.ts';
import type { Output } from '#shared/contract.ts';
import type { RunRequest } from '#shared/domain/run.ts';

export interface Trial {
  readonly isTrying: boolean;
  readonly results: Output<'runs.try'> | null;
  readonly error: Error | null;
  readonly run: (request: RunRequest) => Promise<void>;
}

/** Runs one case with the choices as they are; nothing is stored. */
export function useTry(): Trial {
  const client = useClient();
  const [state, setState] = useState<Omit<Trial, 'run'>>({ isTrying: false, results: null, error: null });
  return {
    ...state,
    run: async (request) => {
      setState({ isTrying: true, results: null, error: null });
      try {
        const results = await client.call('runs.try', request);
        setState({ isTrying: false, results, error: null });
      } catch (failure) {
        const error = failure instanceof Error ? failure : new Error(String(failure));
        setState({ isTrying: false, results: null, error });
      }
    },
  };
}
