import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { JAVASCRIPT_ATTACKS, PYTHON_ATTACKS } from '../support/attack-answers.ts';
import { writeFiles } from '../support/bundle-files.ts';
import { importBundle, openTestCore, runToEnd } from '../support/open-test-core.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

interface Language {
  name: 'python' | 'javascript';
  attacks: readonly string[];
  right: (factor: number) => string;
  tests: (factor: number) => string;
}

const LANGUAGES: readonly Language[] = [
  {
    name: 'python',
    attacks: PYTHON_ATTACKS,
    right: (factor) => `def solve(a, b):\n    return a * ${factor} + b`,
    tests: (factor) => `assert solve(2, 1) == ${2 * factor + 1}\nassert solve(0, 5) == 5`,
  },
  {
    name: 'javascript',
    attacks: JAVASCRIPT_ATTACKS,
    right: (factor) => `function solve(a, b) { return a * ${factor} + b }`,
    tests: (factor) =>
      `require('node:assert').strictEqual(solve(2, 1), ${2 * factor + 1}); console.assert(solve(0, 5) === 5);`,
  },
];

interface AttackedCase {
  id: string;
  tests: string;
  response: string;
  verdict: 'pass' | 'fail';
}

/** Three honest answers, one of them wrong, between any two attacks. */
function attackedCases({ attacks, right, tests }: Language): AttackedCase[] {
  return attacks.flatMap((attack, index) => {
    const factor = index + 2;
    const of = (kind: string, response: string, verdict: AttackedCase['verdict']) => ({
      id: `${kind}-${index}`,
      tests: tests(factor),
      response,
      verdict,
    });
    return [
      of('right', right(factor), 'pass'),
      of('attack', attack, 'fail'),
      of('wrong', right(factor + 1), 'fail'),
      of('again', right(factor), 'pass'),
    ];
  });
}

function manifestOf(language: Language['name']): string {
  return `schema: benchgen/1
id: attacked-${language}
version: 1.0.0
title: Attacked
category: code-generation
dataset: { file: cases.jsonl, input: task }
harness: { kind: single-turn }
scoring:
  checks:
    - { kind: code-tests, language: ${language}, seconds: 2, memoryMb: 128 }
`;
}

test.each(LANGUAGES)(
  'a quarter of the answers attack in $name, and every other one gets the verdict it deserves',
  { timeout: 240_000 },
  async (language) => {
    const folder = temporaryFolder();
    const cases = attackedCases(language);
    const lines = (rows: readonly object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
    writeFiles(join(folder, 'bundle'), {
      'environment.yaml': manifestOf(language.name),
      'cases.jsonl': lines(cases.map(({ id, tests }) => ({ id, task: 'Write solve.', tests }))),
    });
    const recording = join(folder, 'answers.jsonl');
    writeFileSync(recording, lines(cases.map(({ id, response }) => ({ id, response }))));
    const { client } = await openTestCore({ dataDirectory: join(folder, 'data') });
    const { id: environment } = await importBundle(client, join(folder, 'bundle'));

    const run = await runToEnd(client, async () => {
      const [started] = await client.call('runs.start', { environment, models: [`replay:${recording}`] });
      if (started === undefined) throw new Error('No run was started.');
      return started;
    });

    const { ids } = await client.call('results.index', { runId: run.id });
    const rows = await client.call('results.rows', { ids: [...ids] });
    const verdicts = rows.map(({ caseId, verdict }) => `${caseId} ${verdict}`).toSorted();
    expect(verdicts).toEqual(cases.map(({ id, verdict }) => `${id} ${verdict}`).toSorted());
    expect(run).toMatchObject({ status: 'completed', counts: { pass: 50, fail: 50, error: 0, total: 100 } });
  },
);
