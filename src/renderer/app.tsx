import { CSPProvider } from '@base-ui/react/csp-provider';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useState } from 'react';

import type { Client } from '#shared/client.ts';
import type { Transport } from '#shared/transport.ts';
import { ClientContext } from './client.ts';
import { ToastHost } from './components/toast.tsx';
import { TooltipProvider } from './components/tooltip.tsx';
import { runCommand } from './frame/commands.ts';
import { readPaths } from './import/read-bundle.ts';
import { createQueryClient, followEvents } from './queries.ts';
import type { createAppRouter } from './router.tsx';

interface AppProps {
  readonly transport: Transport;
  readonly client: Client;
  readonly router: ReturnType<typeof createAppRouter>;
}

/** What every screen needs around it: the client, cached answers, tooltips, messages, addresses. */
export function App({ transport, client, router }: AppProps) {
  const [queries] = useState(createQueryClient);
  useEffect(() => followEvents(client, queries), [client, queries]);
  useEffect(() => followDesktop(transport, client), [transport, client]);
  return (
    <ClientContext value={client}>
      <QueryClientProvider client={queries}>
        <CSPProvider disableStyleElements>
          <TooltipProvider delay={500}>
            <ToastHost>
              <RouterProvider router={router} />
            </ToastHost>
          </TooltipProvider>
        </CSPProvider>
      </QueryClientProvider>
    </ClientContext>
  );
}

/** What the desktop window says beyond the contract: commands of its menu, and bundles opened from outside. */
function followDesktop(transport: Transport, client: Client): () => void {
  return transport.listen((name, payload) => {
    if (name === 'menu.command' && typeof payload === 'string') runCommand(payload);
    if (name === 'bundles.opened') readPaths(client, pathsOf(payload));
  });
}

function pathsOf(payload: unknown): readonly string[] {
  if (typeof payload !== 'object' || payload === null || !('paths' in payload)) return [];
  const { paths } = payload;
  return Array.isArray(paths) ? paths.filter((path) => typeof path === 'string') : [];
}
