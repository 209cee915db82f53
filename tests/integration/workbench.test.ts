import { join } from 'node:path';

import { beforeEach, describe, expect, test } from 'vitest';

import type { Client } from '#shared/client.ts';
import type { CallInput } from '#shared/contract.ts';
import type { RunSummary } from '#shared/domain/run.ts';

import { writeFiles } from '../support/bundle-files.ts';
import { importBundle, openTestCore } from '../support/open-test-core.ts';
import { recordedRun, withoutBuiltIn } from '../support/recorded-runs.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const MANIFEST = `# Capitals of Europe
schema: benchgen/1
id: capitals
version: 1.0.0 # the first
title: Capitals
dataset: { file: cases.jsonl, input: question, expected: answer }
# How it is judged
scoring:
  # exactly
  checks:
    - { kind: exact }

# How it is asked
harness: { kind: single-turn } # plainly
`;
const CAPITALS = { at: 'Vienna', be: 'Brussels', cz: 'Prague', dk: 'Copenhagen' };
const ANSWERS = { at: 'Vienna', be: 'brussels', cz: 'Prague.', dk: 'Aarhus' };
const EXACT = 'checks:\n  - { kind: exact }\n';
const IGNORING_CASE = 'checks:\n  - { kind: exact, ignoreCase: true }\n';

let client: Client;
let folder: string;
let run: RunSummary;

function bundle(manifest: string, capitals: Record<string, string> = CAPITALS) {
  const rows = Object.entries(capitals).map(([id, answer]) => ({
    id,
    question: `Capital of ${id}?`,
    answer,
  }));
  return {
    'environment.yaml': manifest,
    'cases.jsonl': rows.map((row) => `${JSON.stringify(row)}\n`).join(''),
  };
}

beforeEach(async () => {
  folder = temporaryFolder();
  const resourcesDirectory = withoutBuiltIn(folder);
  ({ client } = await openTestCore({ dataDirectory: join(folder, 'data'), resourcesDirectory }));
  await importBundle(client, writeFiles(join(folder, 'one'), bundle(MANIFEST)));
  run = await recordedRun(client, folder, { name: 'a', answers: ANSWERS, environment: 'capitals' });
});

const preview = (scoring: string, more: Partial<CallInput<'workbench.preview'>> = {}) =>
  client.call('workbench.preview', { runIds: [run.id], scoring, ...more });

describe('a preview', () => {
  test('tells which stored answers flip, and stores nothing', async () => {
    const before = await client.call('runs.report', { runId: run.id });

    const outcome = await preview(IGNORING_CASE);

    expect(outcome).toMatchObject({
      problems: [],
      judged: 4,
      leftOut: 0,
      before: { pass: 1, fail: 3, total: 4 },
      after: { pass: 2, fail: 2, total: 4 },
      changedCount: 1,
      gained: 1,
      lost: 0,
      changed: [
        {
          caseId: 'be',
          runId: run.id,
          expected: 'Brussels',
          response: 'brussels',
          before: { verdict: 'fail', score: 0, answer: 'brussels' },
          after: { verdict: 'pass', score: 1, answer: 'brussels' },
        },
      ],
    });
    expect(await client.call('runs.report', { runId: run.id })).toEqual(before);
  });

  test('with the rules of the run changes nothing', async () => {
    expect(await preview(EXACT)).toMatchObject({
      judged: 4,
      changedCount: 0,
      changed: [],
      gained: 0,
      lost: 0,
    });
  });

  test('shows what is extracted otherwise, lost verdicts, and scorers that break', async () => {
    const outcome = await preview(
      `extract:\n  - { regex: '^(.{3})' }\nchecks:\n  - { kind: exact, ignoreCase: true }\n`,
    );

    expect(outcome).toMatchObject({ lost: 1, gained: 0, changedCount: 4 });
    expect(outcome.changed.map(({ after }) => after.answer)).toEqual(['Vie', 'bru', 'Pra', 'Aar']);
    const broken = await preview('checks:\n  - { kind: exact, expected: nowhere }\n');
    expect(broken).toMatchObject({ after: { error: 4, pass: 0 }, lost: 1 });
    expect(broken.changed[0]?.after.reason).toContain('nowhere');
  });

  test('judges the first results alone where it is told to', async () => {
    expect(await preview(IGNORING_CASE, { limit: 3 })).toMatchObject({ judged: 3, leftOut: 1, gained: 1 });
  });
});

describe('a preview of several runs', () => {
  test('takes several runs of one environment', async () => {
    const other = await recordedRun(client, folder, {
      name: 'b',
      answers: { ...CAPITALS, dk: 'COPENHAGEN' },
      environment: 'capitals',
    });

    const outcome = await client.call('workbench.preview', {
      runIds: [run.id, other.id],
      scoring: IGNORING_CASE,
    });

    expect(outcome).toMatchObject({ judged: 8, gained: 2 });
    expect(outcome.changed.map(({ runId }) => runId)).toEqual([run.id, other.id]);
  });

  test('of runs of two environments is refused', async () => {
    await importBundle(
      client,
      writeFiles(join(folder, 'two'), bundle(MANIFEST.replace('id: capitals', 'id: others'))),
    );
    const other = await recordedRun(client, folder, { name: 'o', answers: ANSWERS, environment: 'others' });

    const asked = client.call('workbench.preview', { runIds: [run.id, other.id], scoring: EXACT });

    await expect(asked).rejects.toMatchObject({ code: 'invalid-input' });
  });
});

describe('mistakes in the rules', () => {
  test('are told at their line and column, in the words of an import', async () => {
    const outcome = await preview('checks:\n  - kind: exact\n    ignoreCas: true\n');

    expect(outcome).toMatchObject({
      judged: 0,
      problems: [
        { severity: 'error', line: 3, column: 5, message: expect.stringContaining('ignoreCas') as string },
      ],
    });
    expect(outcome.problems[0]?.remedy).toContain('ignoreCase');
  });

  test.each([
    ['no YAML', 'checks: [', 1],
    ['nothing', '', 1],
    ['a pattern that does not compile', "extract:\n  - { regex: '(' }\nchecks:\n  - { kind: exact }\n", 2],
    ['a file that is not there', 'checks:\n  - kind: json-schema\n    schema: nowhere.json\n', 3],
    ['a pass mark that is none', 'checks:\n  - { kind: exact }\npassMark: 2\n', 3],
  ])('%s keeps it from judging', async (_what, scoring, line) => {
    const { problems, judged } = await preview(scoring);

    expect(judged).toBe(0);
    expect(problems[0]).toMatchObject({ severity: 'error', line });
  });

  test('a judged check that the run was never asked says so', async () => {
    const { problems } = await preview(
      'checks:\n  - { kind: exact }\n  - { kind: judge, prompt: Is it polite? }\n',
    );

    expect(problems).toMatchObject([
      { line: 3, message: expect.stringContaining('asked something else') as string },
    ]);
    const asking = await preview('checks:\n  - { kind: judge, prompt: Is it polite? }\n', {
      withJudges: true,
    });
    expect(asking.problems).toMatchObject([{ message: expect.stringContaining('no judge') as string }]);
  });
});

describe('two previews', () => {
  const SLOW = "extract:\n  - { regex: '(?=((a+)+)b)(.*)' }\nchecks:\n  - { kind: exact }\n";

  test('of one window: the newer takes the place of the one under way', async () => {
    const slow = await recordedRun(client, folder, {
      name: 'slow',
      answers: Object.fromEntries(Object.keys(CAPITALS).map((id) => [id, 'a'.repeat(36)])),
      environment: 'capitals',
    });
    const first = client.call('workbench.preview', { runIds: [slow.id], scoring: SLOW, window: 'one' });
    const rejected = expect(first).rejects.toMatchObject({ code: 'conflict' });

    const second = await preview(IGNORING_CASE, { window: 'one' });

    await rejected;
    expect(second.gained).toBe(1);
  });

  test('of two windows both come to an end', async () => {
    const both = await Promise.all([
      preview(IGNORING_CASE, { window: 'one' }),
      preview(EXACT, { window: 'two' }),
    ]);

    expect(both.map(({ gained }) => gained)).toEqual([1, 0]);
  });
});

describe('applying the rules', () => {
  const apply = (scoring: string, version: string, more: Partial<CallInput<'workbench.apply'>> = {}) =>
    client.call('workbench.apply', { runIds: [run.id], scoring, version, ...more });

  test('makes a new version, keeps the rest of the manifest, and judges the run by it', async () => {
    const made = await apply(`${IGNORING_CASE}# to the end\n`, '1.1.0');

    expect(made).toMatchObject({ id: 'capitals', version: '1.1.0', rescored: 4 });
    const { text } = await client.call('environments.file', {
      digest: made.digest,
      path: 'environment.yaml',
    });
    expect(text).toBe(
      MANIFEST.replace('version: 1.0.0', 'version: 1.1.0').replace(
        '  # exactly\n  checks:\n    - { kind: exact }\n',
        '  checks:\n    - { kind: exact, ignoreCase: true }\n  # to the end\n',
      ),
    );
    const report = await client.call('runs.report', { runId: run.id });
    expect(report.counts).toMatchObject({ pass: 2, fail: 2 });
    const { ids } = await client.call('results.index', { runId: run.id });
    const detail = await client.call('results.get', { id: ids[1] ?? 0 });
    expect(detail).toMatchObject({ verdict: 'pass', scoreHistory: [{ score: { verdict: 'fail' } }] });
    expect(await preview(IGNORING_CASE, { base: '1.1.0' })).toMatchObject({ changedCount: 0 });
  });

  test('refuses a version that is taken, rules with mistakes and a version with other cases, and makes nothing', async () => {
    const other = { ...CAPITALS, dk: 'København' };
    const manifest = MANIFEST.replace('version: 1.0.0', 'version: 2.0.0');
    await importBundle(client, writeFiles(join(folder, 'two'), bundle(manifest, other)));

    await expect(apply(EXACT, '1.0.0')).rejects.toMatchObject({ code: 'conflict' });
    await expect(apply('checks: []\n', '1.0.1')).rejects.toMatchObject({
      code: 'bundle-invalid',
      problems: [{ line: 1 }],
    });
    await expect(apply(IGNORING_CASE, '2.0.1', { base: '2.0.0' })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('1 of the 4 cases') as string,
    });

    const { versions } = await client.call('environments.get', { environment: 'capitals' });
    expect(versions.map(({ version }) => version)).toEqual(['2.0.0', '1.0.0']);
  });
});
