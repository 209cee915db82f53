import { join } from 'node:path';

import { describe, expect, onTestFinished, test } from 'vitest';

import type { ResultRow } from '#shared/domain/result-view.ts';

import { type FaultPlan, fateOf } from '../support/fault-plan.ts';
import { startOllamaServer } from '../support/ollama-server.ts';
import { importBundle, openTestCore, runToEnd, type TestCore } from '../support/open-test-core.ts';
import { startOpenAiServer } from '../support/openai-server.ts';
import type { ScriptedServer } from '../support/scripted-server.ts';
import { answer, caseKey, undisturbedVerdicts, writeSumsBundle } from '../support/sums-environment.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const CASES = 1_319;
const MAX_RETRIES = 3;
const RETRY_AFTER_SECONDS = 1;

const faults: FaultPlan = {
  seed: 20_251_123,
  shares: { delay: 0.05, cut: 0.03, 'rate-limit': 0.02, 'server-error': 0.01 },
  lastingShare: 0.15,
  mostTries: 2,
  delayMs: 200,
  retryAfterSeconds: RETRY_AFTER_SECONDS,
};

const protocols = [
  { kind: 'openai', start: startOpenAiServer, path: '/v1' },
  { kind: 'ollama', start: startOllamaServer, path: '' },
] as const;

/** What must become of a case: the verdict of the undisturbed run, unless its fault outlasts the retries. */
function dueVerdicts(): Map<string, string> {
  const due = new Map<string, string>(undisturbedVerdicts(CASES));
  for (const id of due.keys()) {
    const { fault, tries } = fateOf(faults, id);
    if (fault !== 'none' && fault !== 'delay' && tries > MAX_RETRIES) due.set(id, 'error');
  }
  return due;
}

async function allRows({ client }: TestCore, runId: string): Promise<ResultRow[]> {
  const { ids } = await client.call('results.index', { runId });
  const rows: ResultRow[] = [];
  for (let from = 0; from < ids.length; from += 500) {
    rows.push(...(await client.call('results.rows', { ids: Array.from(ids.subarray(from, from + 500)) })));
  }
  return rows;
}

async function runAgainst(server: ScriptedServer, kind: 'openai' | 'ollama', path: string) {
  const folder = temporaryFolder();
  writeSumsBundle(join(folder, 'sums'), CASES);
  const opened = await openTestCore({ dataDirectory: join(folder, 'data') });
  const { client } = opened;
  await importBundle(client, join(folder, 'sums'));
  await client.call('providers.save', {
    name: 'faulty',
    kind,
    baseUrl: server.url + path,
    keyVariable: null,
    concurrency: 16,
    requestsPerMinute: null,
  });
  const run = await runToEnd(client, async () => {
    const settings = { concurrency: 16, maxRetries: MAX_RETRIES };
    const [started] = await client.call('runs.start', {
      environment: 'sums',
      models: ['faulty:test-model'],
      settings,
    });
    if (started === undefined) throw new Error('No run was started.');
    return started;
  });
  return { run, rows: await allRows(opened, run.id) };
}

/** Requests of each case in the order they came. */
function triesByCase(server: ScriptedServer): Map<string, ScriptedServer['log'][number][]> {
  return Map.groupBy(server.log, (entry) => entry.caseKey);
}

describe.each(protocols)('a run against a faulty $kind server', ({ kind, start, path }) => {
  test('ends in the verdicts of an undisturbed run, but for the faults that outlast the retries', async () => {
    const server = await start({ answer, caseKey, faults, models: ['test-model'] });
    onTestFinished(() => server.close());

    const { run, rows } = await runAgainst(server, kind, path);

    const due = dueVerdicts();
    const errors = rows.filter(({ verdict }) => verdict === 'error');
    expect([...due.values()].filter((verdict) => verdict === 'error').length).toBeGreaterThan(5);
    expect(run.status).toBe('completed');
    expect(new Map(rows.map(({ caseId, verdict }) => [caseId, verdict]))).toEqual(due);
    expect(rows).toHaveLength(CASES);
    expect(new Set(errors.map(({ failure }) => failure?.boundary))).toEqual(new Set(['model']));
    const { pass, partial, fail, error, skipped, total } = run.counts;
    expect(pass + partial + fail + error + skipped).toBe(total);
    expect({ fail, error, total }).toEqual({
      fail: [...due.values()].filter((verdict) => verdict === 'fail').length,
      error: errors.length,
      total: CASES,
    });

    const tries = triesByCase(server);
    const asked = new Map([...tries].map(([id, entries]) => [id, entries.length]));
    const dueTries = new Map(
      [...due.keys()].map((id) => {
        const { fault, tries: faulty } = fateOf(faults, id);
        return [id, fault === 'delay' ? 1 : Math.min(faulty, MAX_RETRIES) + 1];
      }),
    );
    expect(asked).toEqual(dueTries);

    const tooSoon = [...tries.values()].flatMap((entries) =>
      entries.filter((entry, place) => {
        const before = entries[place - 1];
        const waited = entry.receivedAt - (before?.closedAt ?? 0);
        return before?.status === 429 && waited < RETRY_AFTER_SECONDS * 1_000;
      }),
    );
    expect(server.log.some(({ status }) => status === 429)).toBe(true);
    expect(tooSoon).toEqual([]);
  }, 120_000);
});
