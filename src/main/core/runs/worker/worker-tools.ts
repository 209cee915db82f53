import { join } from 'node:path';

import type { PlannedCase, ResponseScorer } from '#core/engine/attempt-ports.ts';
import type { Clock } from '#core/engine/clock.ts';
import type { Harness, Sandboxes, ScoringTools } from '#core/engine/ports.ts';
import { createHarness } from '#core/harnesses/create-harness.ts';
import type { OfflineLock } from '#core/providers/offline-lock.ts';
import { createScorer } from '#core/scorers/score-response.ts';
import { AppError } from '#shared/errors.ts';

import { createSandboxes, type OwnedSandboxes } from '#core/sandboxes/create-sandboxes.ts';
import type { JobCase } from '../pool/job-request.ts';
import type { ScoringSource } from '../session-plan.ts';
import { type CaseReader, createCaseReader } from './case-reader.ts';
import type { CoreLine } from './core-line.ts';
import type { EndpointHolds } from './endpoint-holds.ts';
import type { StartedBoard } from './started-board.ts';
import { type CatalogReader, openCatalogReader } from '#core/catalog/open-catalog-reader.ts';

/** Most programs of one language at once in a thread. */
const SANDBOX_SIZE = 1;

/** What all sessions and jobs of a thread share. */
export interface WorkerTools {
  core: CoreLine;
  holds: EndpointHolds;
  started: StartedBoard;
  clock: Clock;
  offlineLock: OfflineLock;
  /** The catalog of a data folder, opened once. */
  readerOf(dataDirectory: string): CatalogReader;
  marker: Int32Array;
  /** Where the code of an environment runs; one set for the whole thread, whose end is theirs too. */
  sandboxesOf(source: ScoringSource): Sandboxes;
}

/** Opens each catalog once, for reading only. */
export function catalogReaders(): (dataDirectory: string) => CatalogReader {
  const open = new Map<string, CatalogReader>();
  return (dataDirectory) => {
    const reader = open.get(dataDirectory) ?? openCatalogReader(dataDirectory);
    open.set(dataDirectory, reader);
    return reader;
  };
}

/** The sandboxes of a thread, made when an environment first asks for them. */
export function threadSandboxes(): WorkerTools['sandboxesOf'] {
  let owned: OwnedSandboxes | null = null;
  return ({ dataDirectory, nativePython }) => {
    owned ??= createSandboxes({
      size: SANDBOX_SIZE,
      cacheDirectory: join(dataDirectory, 'cache', 'sandboxes'),
    });
    return owned.for({ nativePython });
  };
}

/** What scores outside of a run may use: no judge. */
export function scoringToolsOf(source: ScoringSource, tools: WorkerTools): ScoringTools {
  return { signal: new AbortController().signal, sandboxes: tools.sandboxesOf(source), judges: [] };
}

/** Judges responses by the rules of an environment. Throws AppError when its checks cannot work. */
export function scorerOf(source: ScoringSource): ResponseScorer {
  const { scoring, harness } = source.manifest;
  return createScorer(scoring, { harness, readBundleFile: fileReader(source) });
}

/** The harness of an environment. Throws AppError when it cannot be made. */
export function harnessOf(source: ScoringSource): Harness {
  const { harness, scoring } = source.manifest;
  return createHarness(harness, { scoring, readBundleFile: fileReader(source) });
}

/** Gives the texts of the files of the bundle that its manifest names. */
export function fileReader({ files }: ScoringSource): (path: string) => string {
  return (path) => {
    const text = files[path];
    if (text !== undefined) return text;
    throw new AppError(
      'bundle-invalid',
      `The manifest names ${path}, but the bundle has no such file, or it is no text or larger than 32 MB.`,
    );
  };
}

export function casesOf(tools: WorkerTools, { dataDirectory }: ScoringSource): CaseReader {
  const { cases } = tools.readerOf(dataDirectory);
  return createCaseReader((rows) => cases.many(rows));
}

/** Where the case of a job is read from: the catalog, unless it was sent along. */
export function casesOfJob(tools: WorkerTools, source: ScoringSource, job: JobCase): CaseReader {
  const { testCase, caseRow } = job;
  if (testCase === undefined) return casesOf(tools, source);
  return { read: async () => ({ ...testCase, row: caseRow }) };
}

/** The case of a row. Throws AppError `not-found`. */
export async function mustRead(cases: CaseReader, row: number): Promise<PlannedCase> {
  const testCase = await cases.read(row);
  if (testCase !== null) return testCase;
  throw new AppError(
    'not-found',
    `The catalog has no case with the row id ${row}; was the environment deleted?`,
  );
}
