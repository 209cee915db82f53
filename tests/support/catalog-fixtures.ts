import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { onTestFinished } from 'vitest';

import type { Catalog, NewEnvironment, NewRun, RunRecord } from '#core/catalog/catalog.ts';
import { newStagingPath } from '#core/catalog/catalog-paths.ts';
import { type CatalogOptions, openCatalog } from '#core/catalog/open-catalog.ts';
import { openStaging } from '#core/catalog/stage-cases.ts';
import type { CaseResult } from '#shared/domain/case-result.ts';
import { Manifest } from '#shared/domain/manifest/manifest.ts';
import { RunSettings } from '#shared/domain/run.ts';
import type { TestCase } from '#shared/domain/test-case.ts';

type WhenOver = (clean: () => void | Promise<void>) => void;

/** A data directory of its own, removed when the test (or the suite, with `afterAll`) is over. */
export function newDataDirectory(whenOver: WhenOver = onTestFinished): string {
  const folder = mkdtempSync(join(tmpdir(), 'benchgen-catalog-'));
  whenOver(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** An open catalog, closed when the test (or the suite, with `afterAll`) is over. */
export async function openTestCatalog(
  options: Partial<CatalogOptions> = {},
  whenOver: WhenOver = onTestFinished,
): Promise<{ catalog: Catalog; dataDirectory: string }> {
  const dataDirectory = options.dataDirectory ?? newDataDirectory(whenOver);
  const catalog = await openCatalog({ ...options, dataDirectory });
  whenOver(() => catalog.close());
  return { catalog, dataDirectory };
}

export function testCase(index: number, changes: Partial<TestCase> = {}): TestCase {
  const input = changes.input ?? `Question ${index}`;
  return {
    id: `q${index}`,
    index,
    digest: createHash('sha256').update(`${index} ${input}`).digest('hex'),
    input,
    expected: `answer ${index}`,
    solution: null,
    choices: null,
    tags: [],
    fields: { question: input, number: index },
    ...changes,
  };
}

export function testCases(count: number): TestCase[] {
  return Array.from({ length: count }, (_, index) => testCase(index));
}

export function testManifest(changes: Partial<Manifest> = {}): Manifest {
  return Manifest.parse({
    schema: 'benchgen/1',
    id: 'sums',
    version: '1.0.0',
    title: 'Sums',
    dataset: { file: 'cases.jsonl', input: 'question' },
    harness: { kind: 'single-turn' },
    scoring: { checks: [{ kind: 'exact' }] },
    ...changes,
  });
}

export interface EnvironmentChanges extends Partial<NewEnvironment> {
  readonly cases?: readonly TestCase[];
}

/** An environment ready for `environments.add`: its zip and its staged cases lie on disk. */
export function newEnvironment(dataDirectory: string, changes: EnvironmentChanges = {}): NewEnvironment {
  const { cases = testCases(3), ...others } = changes;
  const manifest = others.manifest ?? testManifest();
  const stagedCasesPath = newStagingPath(dataDirectory, 'sqlite');
  const staging = openStaging(stagedCasesPath);
  staging.add(cases);
  staging.close();
  const zipPath = newStagingPath(dataDirectory, 'zip');
  writeFileSync(zipPath, `zip of ${manifest.id} ${manifest.version}`);
  return {
    digest: createHash('sha256').update(`${manifest.id} ${manifest.version}`).digest('hex'),
    manifest,
    readme: null,
    files: [],
    examples: [],
    sizeBytes: 1_000,
    builtIn: false,
    problems: [],
    zipPath,
    stagedCasesPath,
    ...others,
  };
}

/** Adds an environment and gives its digest and the rows of its cases. */
export async function addTestEnvironment(
  { catalog, dataDirectory }: { catalog: Catalog; dataDirectory: string },
  changes: EnvironmentChanges = {},
): Promise<{ digest: string; rows: Uint32Array }> {
  const environment = newEnvironment(dataDirectory, changes);
  await catalog.environments.add(environment);
  return { digest: environment.digest, rows: await catalog.cases.index(environment.digest) };
}

export function newRun(environmentDigest: string, changes: Partial<NewRun> = {}): NewRun {
  return {
    id: 'run-one',
    environmentDigest,
    model: 'ollama:small',
    settings: RunSettings.parse({}),
    plannedCases: new Uint32Array(),
    owner: { pid: process.pid, processStartedAt: '2026-11-23T10:00:00.000Z' },
    createdAt: '2026-11-23T10:00:00.000Z',
    ...changes,
  };
}

/** An environment of `count` cases and a run over all of them. */
export async function startTestRun(
  world: { catalog: Catalog; dataDirectory: string },
  changes: { cases?: readonly TestCase[]; repeats?: number; run?: Partial<NewRun> } = {},
): Promise<{ run: RunRecord; digest: string; rows: Uint32Array }> {
  const { digest, rows } = await addTestEnvironment(world, changes.cases ? { cases: changes.cases } : {});
  const settings = RunSettings.parse({ repeats: changes.repeats ?? 1 });
  await world.catalog.runs.create(newRun(digest, { settings, plannedCases: rows, ...changes.run }));
  await world.catalog.runs.setStatus(changes.run?.id ?? 'run-one', 'running');
  const run = await world.catalog.runs.find(changes.run?.id ?? 'run-one');
  if (run === null) throw new Error('The run that was just created is not there.');
  return { run, digest, rows };
}

/** A result as the engine gives it; a pass unless changed. */
export function caseResult(caseRow: number, changes: Partial<CaseResult> = {}): CaseResult {
  const { verdict = 'pass' } = changes;
  return {
    caseRow,
    caseId: `case of row ${caseRow}`,
    attempt: 1,
    verdict,
    score: { pass: 1, partial: 0.5, fail: 0, error: null, skipped: null }[verdict],
    answer: verdict === 'error' ? null : 'the answer',
    extractedBy: null,
    reason: verdict === 'error' ? 'It broke.' : 'It was compared.',
    checks:
      verdict === 'error'
        ? []
        : [
            {
              name: 'exact',
              kind: 'exact',
              weight: 1,
              score: verdict === 'pass' ? 1 : 0,
              reason: 'Compared.',
            },
          ],
    pattern: null,
    failure:
      verdict === 'error' ? { boundary: 'model', cause: 'HTTP 500', message: 'The server failed.' } : null,
    flags: [],
    response: 'This is the answer.',
    transcript: [
      { role: 'user', content: 'A question' },
      { role: 'assistant', content: 'This is the answer.', finishReason: 'stop' },
    ],
    finishReason: 'stop',
    startedAt: '2026-11-23T10:00:01.000Z',
    latencyMs: 100,
    firstTokenMs: 10,
    inputTokens: 5,
    outputTokens: 7,
    costUsd: null,
    modelDigest: null,
    ...changes,
  };
}

/** The row at a place, which must exist. */
export function rowAt(rows: Uint32Array, place: number): number {
  const row = rows[place];
  if (row === undefined) throw new Error(`There is no row at ${place}.`);
  return row;
}
