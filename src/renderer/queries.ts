import { keepPreviousData, QueryClient, useMutation, useQuery } from '@tanstack/react-query';

import type { CallInput, CallName, Output } from '#shared/contract.ts';
import type { Client } from '#shared/client.ts';
import { useClient } from './client.ts';

/** Answers stay fresh until an event of the core says otherwise; being offline stops nothing, the core is local. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Infinity,
        networkMode: 'always',
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}

interface CallOptions {
  readonly enabled?: boolean;
  /** Shows the answer to the earlier input while the new one is on its way. */
  readonly keepPrevious?: boolean;
  readonly refetchMs?: number | false;
}

/** One call of the contract as a cached query; its key is the name and input of the call. */
export function useCall<N extends CallName>(name: N, input: CallInput<N>, options: CallOptions = {}) {
  const client = useClient();
  return useQuery<Output<N>>({
    queryKey: [name, input],
    queryFn: () => client.call(name, input),
    enabled: options.enabled ?? true,
    refetchInterval: options.refetchMs ?? false,
    ...(options.keepPrevious && { placeholderData: keepPreviousData }),
  });
}

/** One call of the contract that changes something. */
export function useCallMutation<N extends CallName>(name: N) {
  const client = useClient();
  return useMutation<Output<N>, Error, CallInput<N>>({ mutationFn: (input) => client.call(name, input) });
}

/** Reads again what the events of the core make old. Returns the function that stops it. */
export function followEvents(client: Client, queries: QueryClient): () => void {
  const readAgain = (...names: readonly CallName[]) => {
    for (const name of names) void queries.invalidateQueries({ queryKey: [name] });
  };
  const stops = [
    client.on('catalog.changed', ({ what }) => {
      if (what === 'environments')
        readAgain('environments.list', 'environments.get', 'environments.validate');
      if (what === 'runs')
        readAgain(
          'runs.list',
          'environments.suspectKeys',
          'environments.list',
          'environments.get',
          'leaderboard.get',
        );
      if (what === 'drafts') readAgain('drafts.list', 'drafts.get');
      if (what === 'failure-sets') readAgain('failureSets.list');
      if (what === 'trash') readAgain('trash.list');
    }),
    client.on('providers.changed', () => readAgain('providers.list', 'models.list', 'prices.list')),
    client.on('settings.changed', (settings) => {
      queries.setQueryData(['settings.get', {}], settings);
      readAgain('providers.list');
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
