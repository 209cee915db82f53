import { createContext, use } from 'react';

import { createClient, type Client } from '#shared/client.ts';
import type { Transport } from '#shared/transport.ts';
import { browserTransport } from './browser-transport.ts';

/** The bridge of the desktop window where there is one, else the browser shell. Listens once for all listeners. */
export function openTransport(): Transport {
  return shareListening(window.transport ?? browserTransport());
}

export function openClient(transport: Transport): Client {
  return createClient(transport);
}

export const ClientContext = createContext<Client | null>(null);

/** The typed client of the application. */
export function useClient(): Client {
  const client = use(ClientContext);
  if (client === null) throw new Error('useClient is used outside of ClientContext.');
  return client;
}

/** A browser allows few open event streams for each server, so that one must serve every listener. */
function shareListening(transport: Transport): Transport {
  const listeners = new Set<(name: string, payload: unknown) => void>();
  let stop: (() => void) | null = null;
  return {
    call: (name, input) => transport.call(name, input),
    listen(listener) {
      listeners.add(listener);
      stop ??= transport.listen((name, payload) => {
        for (const each of listeners) each(name, payload);
      });
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stop?.();
        stop = null;
      };
    },
  };
}
