import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import type { Client } from '#shared/client.ts';
import { EXPORT_FORMATS } from '#shared/domain/export.ts';
import type { RunSummary } from '#shared/domain/run.ts';

import { runCommand } from '../support/command-line-process.ts';
import { importBundle, openTestCore, runToEnd } from '../support/open-test-core.ts';
import { startOpenAiServer } from '../support/openai-server.ts';
import type { ScriptedServer } from '../support/scripted-server.ts';
import { answer, caseKey, writeSumsBundle } from '../support/sums-environment.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const KEY = 'sk-canary-run-90d4c17ab3';
const CASES = 40;

/** Says the key in its answers, and in the errors of about a third of the cases. */
async function chattyServer() {
  const server = await startOpenAiServer({
    caseKey,
    key: KEY,
    answer: (prompt) => `Authorization: Bearer ${KEY}. ${answer(prompt)}`,
    errorText: `cannot serve the owner of ${KEY}`,
    faults: { seed: 3, shares: { 'server-error': 0.3 }, lastingShare: 1 },
  });
  onTestFinished(() => server.close());
  return server;
}

/** Everything the core says about a run, and the bytes of its exports. */
async function everythingAbout(client: Client, runId: string, folder: string): Promise<string[]> {
  const { ids } = await client.call('results.index', { runId });
  const said: unknown[] = [
    await client.call('runs.list', {}),
    await client.call('runs.report', { runId }),
    await client.call('runs.breakdown', { runId }),
    await client.call('runs.log', { runId }),
    await client.call('results.rows', { ids: [...ids] }),
    await client.call('providers.list', {}),
  ];
  for (const id of ids) said.push(await client.call('results.get', { id }));
  const exported: string[] = [];
  for (const format of EXPORT_FORMATS) {
    const { handle } = await client.call('exports.create', { runId, format, what: { kind: 'all' } });
    const { path } = await client.call('files.save', { handle, path: join(folder, `export.${format}`) });
    exported.push(readFileSync(path, 'latin1'));
  }
  return [...said.map((part) => JSON.stringify(part)), ...exported];
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}

test('a run with a key leaves it in no file, no report, no export and no output', async () => {
  const server = await chattyServer();
  const folder = temporaryFolder();
  const dataDirectory = join(folder, 'data');
  const variables = { CANARY_KEY: KEY };
  const { client } = await openTestCore({ dataDirectory, variables });
  writeSumsBundle(join(folder, 'sums'), CASES);
  await importBundle(client, join(folder, 'sums'));
  await client.call('providers.save', providerAt(server));

  const run = await runToEnd(client, () => startRun(client));
  const said = await everythingAbout(client, run.id, folder);
  const command = (...words: string[]) => runCommand([...words, '--data-dir', dataDirectory], variables);
  const outputs = [
    await command('providers', '--json'),
    await command('report', run.id),
    await command('cases', run.id, '--json'),
  ];

  const printed = outputs.flatMap(({ stdout, stderr }) => [stdout, stderr]);
  const files = filesBelow(folder).map((path) => readFileSync(path, 'latin1'));
  expect([...printed, ...said, ...files].filter((text) => text.includes(KEY))).toEqual([]);
  expect(server.log.every(({ authorization }) => authorization === `Bearer ${KEY}`)).toBe(true);
  expect(run.counts.error).toBeGreaterThan(0);
  expect(run.counts.pass).toBeGreaterThan(0);
  expect(outputs.map(({ code }) => code)).toEqual([0, 0, 0]);
  expect(printed.join('\n')).toContain('cannot serve the owner of [key]');
}, 120_000);

function providerAt({ url }: ScriptedServer) {
  return {
    name: 'mine',
    kind: 'openai' as const,
    baseUrl: `${url}/v1`,
    keyVariable: 'CANARY_KEY',
    concurrency: 8,
    requestsPerMinute: null,
  };
}

async function startRun(client: Client): Promise<RunSummary> {
  const settings = { maxRetries: 0 };
  const [run] = await client.call('runs.start', { environment: 'sums', models: ['mine:m'], settings });
  if (!run) throw new Error('No run was started.');
  return run;
}
