import { cpSync } from 'node:fs';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { seededRandom } from '#shared/domain/statistics/seeded-random.ts';

import { runCommand, startCommand } from '../support/command-line-process.ts';
import { startOpenAiServer } from '../support/openai-server.ts';
import type { ScriptedServer } from '../support/scripted-server.ts';
import { answer, caseKey, undisturbedVerdicts, writeSumsBundle } from '../support/sums-environment.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const CASES = 1_319;
const KILLS = 10;
const SEED = 11;

/** The verdicts that the command line prints for a run. */
async function verdictsOf(dataDirectory: string, run: string): Promise<Map<string, string>> {
  const { code, stdout, stderr } = await runCommand(['cases', run, '--json', '--data-dir', dataDirectory]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const rows = stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { caseId: string; verdict: string });
  expect(new Set(rows.map(({ caseId }) => caseId)).size).toBe(rows.length);
  return new Map(rows.filter(({ verdict }) => verdict !== 'skipped').map((row) => [row.caseId, row.verdict]));
}

/** The most cases that a killed command reported as finished on its standard error. */
function reportedFinished(stderr: string): number {
  const counts = [...stderr.matchAll(/([\d,]+)\/1,319/g)].map((match) =>
    Number(match[1]?.replaceAll(',', '')),
  );
  return Math.max(0, ...counts);
}

async function killAfterRequests(server: ScriptedServer, dataDirectory: string, requests: number) {
  const before = server.log.length;
  const command = startCommand([
    'run',
    'sums',
    '--model',
    'local:test-model',
    '--concurrency',
    '16',
    '--data-dir',
    dataDirectory,
  ]);
  await server.until((log) => log.length - before >= requests);
  command.child.kill('SIGKILL');
  const ended = await command.ended;
  expect(ended.signal).toBe('SIGKILL');
  return ended;
}

test(`a run killed at ${KILLS} random moments keeps what it reported and is resumed to the same verdicts`, async () => {
  const server = await startOpenAiServer({ answer, caseKey, models: ['test-model'] });
  onTestFinished(() => server.close());
  const folder = temporaryFolder();
  const fresh = join(folder, 'fresh');
  writeSumsBundle(join(folder, 'sums'), CASES);
  await runCommand(['import', join(folder, 'sums'), '--data-dir', fresh]);
  await runCommand([
    'providers',
    'add',
    'local',
    '--kind',
    'openai',
    '--base-url',
    `${server.url}/v1`,
    '--data-dir',
    fresh,
  ]);
  const undisturbed = undisturbedVerdicts(CASES);
  const random = seededRandom(SEED);

  for (let kill = 0; kill < KILLS; kill++) {
    const data = join(folder, `killed-${kill}`);
    cpSync(fresh, data, { recursive: true });

    const killed = await killAfterRequests(server, data, 1 + random.below(CASES - 40));
    const kept = await verdictsOf(data, '1');
    const askedBefore = server.log.length;
    const resumed = await runCommand(['resume', '1', '--data-dir', data]);

    expect(kept.size).toBeGreaterThanOrEqual(reportedFinished(killed.stderr));
    expect([...kept].filter(([id, verdict]) => undisturbed.get(id) !== verdict)).toEqual([]);
    expect({ code: resumed.code, stderr: resumed.stderr }).toMatchObject({ code: 0 });
    expect(await verdictsOf(data, '1')).toEqual(undisturbed);
    const askedAgain = server.log.slice(askedBefore).map((entry) => entry.caseKey);
    expect(askedAgain.filter((id) => kept.has(id))).toEqual([]);
  }
}, 300_000);
