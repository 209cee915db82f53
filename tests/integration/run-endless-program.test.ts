import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import type { Client } from '#shared/client.ts';

import { writeFiles } from '../support/bundle-files.ts';
import { importBundle, openTestCore, type TestCore } from '../support/open-test-core.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const ENDLESS = {
  python: { quick: 'x = 1', endless: 'while True: pass' },
  javascript: { quick: 'const x = 1', endless: 'while (true) {}' },
} as const;

/** Starts a run whose second answer runs for ten minutes, and waits until the first one is judged. */
async function startEndlessRun(language: keyof typeof ENDLESS): Promise<TestCore & { runId: string }> {
  const folder = temporaryFolder();
  const answers = Object.entries(ENDLESS[language]).map(([id, response]) => ({ id, response }));
  const lines = (rows: readonly object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  writeFiles(join(folder, 'bundle'), {
    'environment.yaml': `schema: benchgen/1
id: endless
version: 1.0.0
title: Endless
category: code-generation
dataset: { file: cases.jsonl, input: task }
harness: { kind: single-turn }
scoring:
  checks:
    - { kind: code-tests, language: ${language}, seconds: 600 }
`,
    'cases.jsonl': lines(answers.map(({ id }) => ({ id, task: 'Write.', tests: '1 + 1' }))),
  });
  const recording = join(folder, 'answers.jsonl');
  writeFileSync(recording, lines(answers));
  const core = await openTestCore({ dataDirectory: join(folder, 'data') });
  const { id: environment } = await importBundle(core.client, join(folder, 'bundle'));
  const judged = firstJudged(core.client);
  const [run] = await core.client.call('runs.start', { environment, models: [`replay:${recording}`] });
  await judged;
  return { ...core, runId: run?.id ?? '' };
}

function firstJudged(client: Client): Promise<void> {
  return new Promise((resolve) => {
    client.on('run.progress', ({ counts }) => {
      if (counts.pass > 0) resolve();
    });
  });
}

test.each(['python', 'javascript'] as const)(
  'a run with an endless program in %s can be cancelled',
  { timeout: 120_000 },
  async (language) => {
    const { client, runId } = await startEndlessRun(language);

    await client.call('runs.cancel', { runId });

    const run = await client.call('runs.get', { runId });
    expect(run).toMatchObject({ status: 'cancelled', counts: { pass: 1 } });
  },
);

test.each(['python', 'javascript'] as const)(
  'the application closes while a program in %s runs, and takes it with it',
  { timeout: 120_000 },
  async (language) => {
    const { core } = await startEndlessRun(language);

    await expect(core.close()).resolves.toBeUndefined();
  },
);
