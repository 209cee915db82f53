import { createAdaptorServer } from '@hono/node-server';
import { once } from 'node:events';
import type { Server } from 'node:http';

import type { Core } from '#core/core.ts';
import { AppError } from '#shared/errors.ts';
import { webApplication } from './web/application.ts';
import { createSession } from './web/session.ts';

/** Slow senders are cut off: ten seconds for the headers, fifteen minutes for a whole request with its upload. */
const TIMEOUTS = { headersTimeout: 10_000, requestTimeout: 900_000, maxHeaderSize: 16_384 };

export interface WebShell {
  /** The first address, with its token. Whoever has it can use this instance. */
  readonly url: string;
  readonly port: number;
  /** Ends all connections. The core stays open. */
  close(): Promise<void>;
}

/**
 * Serves the interface on 127.0.0.1 only. Port 0 takes any free one.
 * Throws AppError `conflict` if the port is taken.
 */
export async function startWebShell(
  core: Pick<Core, 'dispatchFor' | 'bus' | 'acceptUpload' | 'openDownload'>,
  options: { readonly port: number; readonly rendererDirectory: string },
): Promise<WebShell> {
  const session = createSession();
  const ending = new AbortController();
  const { rendererDirectory } = options;
  const application = webApplication({ core, session, rendererDirectory, signal: ending.signal });
  const server = createAdaptorServer({
    fetch: application.fetch,
    overrideGlobalObjects: false,
    serverOptions: TIMEOUTS,
  }) as Server;
  server.maxConnections = 256;
  const port = await listen(server, options.port);
  return {
    url: `http://127.0.0.1:${port}/?token=${session.token}`,
    port,
    async close() {
      ending.abort();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    const reason = error.code === 'EADDRINUSE' ? 'is taken' : `cannot be used (${String(error.code)})`;
    throw new AppError('conflict', `Port ${port} ${reason}. Choose another with --port.`, { cause: error });
  }
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}
