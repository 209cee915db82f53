import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Client } from '#shared/client.ts';
import type { CallInput } from '#shared/contract.ts';
import type { RunSummary } from '#shared/domain/run.ts';

import { runToEnd } from './open-test-core.ts';

export interface RecordedRun {
  /** Of the file with the answers, which names the model. */
  readonly name: string;
  /** By case id; a case without one becomes an error. */
  readonly answers: Readonly<Record<string, string>>;
  readonly environment: string;
  readonly version?: string;
  readonly settings?: CallInput<'runs.start'>['settings'];
}

/** A finished run of answers that were recorded beforehand. */
export function recordedRun(client: Client, folder: string, run: RecordedRun): Promise<RunSummary> {
  const file = join(folder, `${run.name}.jsonl`);
  const lines = Object.entries(run.answers).map(([id, response]) => `${JSON.stringify({ id, response })}\n`);
  writeFileSync(file, lines.join(''));
  return runToEnd(client, async () => {
    const [started] = await client.call('runs.start', {
      environment: run.environment,
      version: run.version ?? null,
      models: [`replay:${file}`],
      settings: { maxRetries: 0, ...run.settings },
    });
    if (started === undefined) throw new Error('No run was started.');
    return started;
  });
}

/** A folder of resources without any environment, so that a core opens quickly. */
export function withoutBuiltIn(folder: string): string {
  const resources = join(folder, 'resources');
  mkdirSync(join(resources, 'environments'), { recursive: true });
  return resources;
}
