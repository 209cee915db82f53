import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test, vi } from 'vitest';
import * as z from 'zod';

import { Agreement } from '#shared/domain/calibration.ts';
import { Review } from '#shared/domain/result-view.ts';
import { StressReport } from '#shared/domain/stress.ts';

import { type CommandSession, openCommandSession } from '../support/command-session.ts';
import { bundleFolder } from '../support/run-bundles.ts';

// Every command is a process of its own.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 60_000 });

const MANIFEST = `
schema: benchgen/1
id: notes
version: 1.0.0
title: Notes
dataset: { file: cases.jsonl, input: task, expected: model }
harness: { kind: single-turn }
scoring:
  checks:
    - kind: judge
      name: quality
      reference: model
      criteria:
        - { name: clear, description: Easy to read. }
`;
const CASES = [
  { id: 'rain', task: 'Why is rain wet?', model: 'Rain is water, and water is wet.' },
  { id: 'snow', task: 'Why is snow white?', model: 'Snow scatters light of every colour.' },
];

async function judgedRun(): Promise<CommandSession> {
  const at = openCommandSession();
  const rows = CASES.map((row) => JSON.stringify(row)).join('\n');
  await at.benchgen('import', bundleFolder({ 'environment.yaml': MANIFEST, 'cases.jsonl': rows }));
  const answers = join(at.folder, 'notes.jsonl');
  writeFileSync(
    answers,
    [
      { id: 'rain', response: 'Rain is water, and water is wet.' },
      { id: 'snow', response: 'No idea.' },
    ]
      .map((row) => JSON.stringify(row))
      .join('\n'),
  );
  const { code } = await at.benchgen(
    'run',
    'notes',
    '--model',
    `replay:${answers}`,
    '--judge',
    'baseline:overlap',
  );
  expect(code).toBe(0);
  return at;
}

test('one case is shown with its transcript and what its judge said, and reviews calibrate the judge', async () => {
  const at = await judgedRun();

  const shown = await at.benchgen('case', '1', 'rain');
  await at.json(
    z.object({ review: Review }),
    'review',
    '1',
    'rain',
    '--verdict',
    'fail',
    '--comment',
    'Dull.',
  );
  await at.benchgen('review', '1', 'snow', '--verdict', 'fail');
  const calibration = await at.benchgen('calibration', '1');
  const { reviewed, agreements } = await at.json(
    z.object({
      reviewed: z.int(),
      agreements: z.array(Agreement.extend({ disagreeingCases: z.array(z.string()) })),
    }),
    'calibration',
    '1',
  );
  const lines = await at.benchgen('cases', '1', '--json');
  const unknown = await at.benchgen('case', '1', 'hail');

  expect(shown.stdout).toMatch(/^rain · attempt 1 · pass · score 1\.00$/m);
  expect(shown.stdout).toMatch(/^TRANSCRIPT\nuser\n {2}Why is rain wet\?\nassistant/m);
  expect(shown.stdout).toMatch(/^quality \(judge\): 1\.00 · .*\n {2}baseline:overlap: 1\.00/m);
  expect(shown.stdout).toContain('clear: 1.00 · 100 % of the words agree');
  expect(calibration.stdout).toMatch(/^You reviewed 2 answers of run 1\.$/m);
  expect(calibration.stdout).toMatch(/^quality +baseline:overlap +2 +50\.0% .* 0\.00 +rain$/m);
  expect(reviewed).toBe(2);
  expect(agreements.map(({ check, model, disagreeingCases }) => [check, model, disagreeingCases])).toEqual([
    ['verdict', null, ['rain']],
    ['quality', null, ['rain']],
    ['quality', 'baseline:overlap', ['rain']],
  ]);
  const [first] = lines.stdout
    .split('\n')
    .map((line) => (line === '' ? null : (JSON.parse(line) as unknown)));
  expect(first).toMatchObject({
    caseId: 'rain',
    checks: [{ kind: 'judge', details: { opinions: [{ model: 'baseline:overlap' }] } }],
    roles: [{ role: 'judge', calls: 1 }],
    review: { verdict: 'fail', comment: 'Dull.' },
  });
  expect([unknown.code, unknown.stderr]).toEqual([
    2,
    expect.stringContaining('Run 1 has no result for the case hail') as unknown,
  ]);
});

test('a judge is asked for before a run, named by reports and stress tests, and kept by judging again', async () => {
  const at = await judgedRun();

  const without = await at.benchgen('run', 'notes', '--model', 'baseline:gold');
  const report = await at.benchgen('report', '1');
  const stress = await at.json(z.object({ stress: StressReport }), 'validate', 'notes', '--stress');
  const kept = await at.benchgen('rescore', '1');
  const anew = await at.benchgen('rescore', '1', '--judge', 'baseline:empty');

  expect([without.code, without.stderr]).toEqual([
    2,
    expect.stringContaining('Choose at least one judge') as unknown,
  ]);
  expect(report.stdout).toMatch(/^Judge +baseline:overlap: 2 calls/m);
  expect(stress.stress.judge).toBe('baseline:overlap');
  expect(stress.stress.rows.map(({ strategy, accuracy }) => [strategy, accuracy])).toContainEqual([
    'gold',
    1,
  ]);
  expect([kept.code, anew.code]).toEqual([0, 3]);
  expect(kept.stdout).toMatch(/^Verdicts +1 pass · 1 fail of 2$/m);
  expect(anew.stdout).toContain(
    'A judge failed or gave no verdict in 2 attempts (judge baseline:empty: no verdict)',
  );
});
