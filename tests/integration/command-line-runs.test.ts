import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import * as z from 'zod';

import { CheckOutcome, Failure } from '#shared/domain/case-result.ts';
import { Json } from '#shared/domain/json.ts';
import { Report } from '#shared/domain/report.ts';
import { RunSummary } from '#shared/domain/run.ts';
import { Verdict } from '#shared/domain/verdict.ts';
import { startCommand } from '../support/command-line-process.ts';
import { type CommandSession, openCommandSession } from '../support/command-session.ts';
import { openTestCore } from '../support/open-test-core.ts';
import { startOpenAiServer } from '../support/openai-server.ts';
import { outsideAddress } from '../support/outside-address.ts';

const RunDocument = z.strictObject({ runs: z.array(Report) });
const CaseLine = z.strictObject({
  caseId: z.string(),
  attempt: z.int(),
  verdict: Verdict,
  score: z.number().nullable(),
  answer: z.string().nullable(),
  expected: Json.nullable(),
  reason: z.string(),
  latencyMs: z.number().nullable(),
  tokens: z.strictObject({ input: z.int().nullable(), output: z.int().nullable() }),
  checks: z.array(CheckOutcome),
  failure: Failure.optional(),
});

// Every command is a process of its own.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

let at: CommandSession;

beforeEach(async () => {
  at = openCommandSession();
  await at.benchgen('import', at.bundle);
});

test('a run prints its report on stdout and its progress, without colours, on stderr', async () => {
  const { code, stdout, stderr } = await at.benchgen('run', 'sums', '--model', 'baseline:gold');

  expect(code).toBe(0);
  expect(stdout).toMatch(/^Run 1 · baseline:gold · completed$/m);
  expect(stdout).toMatch(/^Accuracy +100\.0% \(95 % interval .* 8 scored\)$/m);
  expect(stderr).toMatch(/^run 1 baseline:gold · \d\/8/m);
  // oxlint-disable-next-line no-control-regex -- colours are what must not be there
  expect(stdout + stderr).not.toMatch(/\u001b/);
});

test('several models make one run each, in one document', async () => {
  const { runs } = await at.json(
    RunDocument,
    'run',
    'sums',
    '--model',
    'baseline:gold',
    '--model',
    'baseline:empty',
  );

  expect(runs.map(({ model, accuracy }) => [model, accuracy?.value])).toEqual([
    ['baseline:gold', 1],
    ['baseline:empty', 0],
  ]);
});

test('an accuracy below --min-accuracy is exit code 4', async () => {
  expect(
    await at.benchgen('run', 'sums', '--model', 'baseline:empty', '--min-accuracy', '0.5'),
  ).toMatchObject({
    code: 4,
  });
  expect(await at.benchgen('run', 'sums', '--model', 'baseline:gold', '--min-accuracy', '1')).toMatchObject({
    code: 0,
  });
});

test('errors are exit code 3, which wins over a low accuracy', async () => {
  const { code } = await at.benchgen('run', 'sums', '--model', at.recording(6), '--min-accuracy', '0.9');

  expect(code).toBe(3);
});

test('flags choose cases, repeats and sampling', async () => {
  const { runs } = await at.json(
    RunDocument,
    ...`run sums@1.0.0 --model baseline:gold --cases sum-00001,sum-00004 --repeats 2`.split(' '),
    ...`--temperature 0.5 --max-tokens 9 --param topP=0.9 --param stop=["x"]`.split(' '),
  );

  expect(runs[0]?.counts).toMatchObject({ pass: 4, total: 4 });
  expect(runs[0]?.settings).toMatchObject({
    selection: { kind: 'ids', ids: ['sum-00001', 'sum-00004'] },
    sampling: { temperature: 0.5, maxTokens: 9, topP: 0.9, stop: ['x'] },
  });
});

test('runs, report and cases say afterwards what happened', async () => {
  await at.benchgen('run', 'sums', '--model', at.recording(6));

  const list = await at.json(z.array(RunSummary), 'runs');
  const report = await at.json(Report, 'report', '1');
  const { stdout } = await at.benchgen('cases', '1', '--json');
  const lines = stdout
    .trimEnd()
    .split('\n')
    .map((line) => CaseLine.parse(JSON.parse(line)));
  const errors = await at.benchgen('cases', '1', '--verdict', 'error', '--json');

  expect(list).toMatchObject([{ number: 1, status: 'completed', model: at.recording(6) }]);
  expect(report.counts).toMatchObject({ pass: 1, fail: 5, error: 2, total: 8 });
  expect(lines).toHaveLength(8);
  expect(lines[1]).toMatchObject({ caseId: 'sum-00001', verdict: 'fail', answer: '0', expected: 98 });
  expect(errors.stdout.trimEnd().split('\n')).toHaveLength(2);
  expect(lines.at(-1)?.failure?.boundary).toBe('model');
});

test('failures are exported to a file, and run again by --failures-of', async () => {
  await at.benchgen('run', 'sums', '--model', at.recording(8));
  const out = join(at.folder, 'failures.jsonl');

  const exported = await at.benchgen('export', '1', '--what', 'failures', '--format', 'jsonl', '--out', out);
  const again = await at.json(RunDocument, 'run', 'sums', '--model', 'baseline:gold', '--failures-of', '1');

  expect(exported).toMatchObject({ code: 0 });
  expect(readFileSync(out, 'utf8').trimEnd().split('\n')).toHaveLength(7);
  expect(again.runs[0]?.counts).toMatchObject({ pass: 7, total: 7 });
});

test('rescore judges the stored answers again', async () => {
  await at.benchgen('run', 'sums', '--model', at.recording(8));

  expect((await at.json(Report, 'rescore', '1')).counts).toMatchObject({ pass: 1, fail: 7 });
});

test('Ctrl+C writes down what is finished; resume goes on from there', async () => {
  const server = createServer();
  const asked = once(server, 'request');
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const base = `http://127.0.0.1:${port}/v1`;
  await at.benchgen('providers', 'add', 'slow', '--kind', 'openai', '--base-url', base);

  const { child, ended } = startCommand(['run', 'sums', '--model', 'slow:model', '--data-dir', at.data]);
  await asked;
  child.kill('SIGINT');
  const { code, stderr } = await ended;
  server.closeAllConnections();
  const [run] = await at.json(z.array(RunSummary), 'runs');

  expect(code).toBe(1);
  expect(stderr).toContain('Run 1 is interrupted. Go on with: benchgen resume 1');
  expect(run).toMatchObject({ status: 'interrupted', counts: { error: 0, skipped: 8, total: 8 } });
});

const OUTSIDE = outsideAddress();

test.skipIf(OUTSIDE === null)(
  'a run that the offline lock pauses ends the command, which says why',
  async () => {
    const held = Promise.withResolvers<void>();
    const server = await startOpenAiServer({
      host: OUTSIDE ?? '',
      answer: () => '0',
      beforeHeaders: () => held.promise,
    });
    onTestFinished(() => server.close());
    await at.benchgen('providers', 'add', 'away', '--kind', 'openai', '--base-url', `${server.url}/v1`);
    const { client } = await openTestCore({ dataDirectory: at.data });
    const { ended } = startCommand(['run', 'sums', '--model', 'away:any', '--data-dir', at.data]);
    await server.until((log) => log.length === 4);

    await client.call('settings.set', { offlineLock: true });

    const { code, stderr } = await ended;
    const resumed = await at.benchgen('resume', '1');
    expect({ code, stderr }).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^Run 1 is paused: The offline lock was turned on/m),
    });
    expect(resumed).toMatchObject({ code: 2, stderr: expect.stringContaining('The offline lock is on') });
  },
);
