import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { onTestFinished } from 'vitest';

import { type Core, createCore } from '#core/core.ts';
import { createFileSecrets } from '#core/settings/file-secrets.ts';
import { type Client, createClient } from '#shared/client.ts';
import type { RunStatus, RunSummary } from '#shared/domain/run.ts';

export interface TestCore {
  core: Core;
  client: Client;
}

export interface TestCoreOptions {
  dataDirectory: string;
  variables?: Record<string, string | undefined>;
  resourcesDirectory?: string;
}

/** The real core on a data folder, closed when the test is over. */
export async function openTestCore(options: TestCoreOptions): Promise<TestCore> {
  const { dataDirectory, variables = {} } = options;
  const core = await createCore({
    door: 'command-line',
    dataDirectory,
    resourcesDirectory:
      options.resourcesDirectory ?? fileURLToPath(new URL('../../resources', import.meta.url)),
    version: '0.0.0-test',
    secrets: createFileSecrets(join(dataDirectory, 'secrets.json')),
    variables,
  });
  onTestFinished(() => core.close());
  return { core, client: clientOf(core) };
}

export function clientOf(core: Core): Client {
  const dispatch = core.dispatchFor({ localPaths: true });
  return createClient({ call: dispatch, listen: (listener) => core.bus.listen(listener) });
}

/** Imports a folder or zip; throws if it is not new. */
export async function importBundle(client: Client, path: string): Promise<{ id: string; digest: string }> {
  const { handle } = await client.call('files.open', { path });
  return client.call('import.commit', { handle });
}

const OVER: readonly RunStatus[] = ['completed', 'cancelled', 'failed', 'interrupted'];

/** Resolves when the run is over, by its events. */
export async function runToEnd(client: Client, start: () => Promise<RunSummary>): Promise<RunSummary> {
  const ended = new Map<string, RunStatus>();
  const over = Promise.withResolvers<void>();
  let watched: string | null = null;
  const stop = client.on('run.progress', ({ runId, status }) => {
    if (OVER.includes(status)) ended.set(runId, status);
    if (watched !== null && ended.has(watched)) over.resolve();
  });
  const run = await start();
  watched = run.id;
  if (!ended.has(run.id) && !OVER.includes(run.status)) await over.promise;
  stop();
  return client.call('runs.get', { runId: run.id });
}
