import type { CallInput } from '#shared/contract.ts';
import type { RunSummary } from '#shared/domain/run.ts';
import type { BrowserApp } from './browser-app.ts';

type Request = CallInput<'runs.start'>;

/** Starts a run without the interface and waits until it is over; broken requests are not tried again. */
export async function finishedRun(
  app: BrowserApp,
  environment: string,
  model: string,
  settings: Request['settings'] = {},
): Promise<RunSummary> {
  const over = Promise.withResolvers<void>();
  let id: string | null = null;
  const ended = new Set<string>();
  const stop = app.client.on('run.progress', ({ runId, status }) => {
    if (status === 'queued' || status === 'running') return;
    ended.add(runId);
    if (runId === id) over.resolve();
  });
  const [run] = await app.client.call('runs.start', {
    environment,
    models: [model],
    settings: { maxRetries: 0, ...settings },
  });
  if (!run) throw new Error('No run was started.');
  ({ id } = run);
  if (!ended.has(run.id)) await over.promise;
  stop();
  return app.client.call('runs.get', { runId: run.id });
}
