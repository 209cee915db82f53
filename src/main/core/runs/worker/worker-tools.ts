import type { PlannedCase, ResponseScorer } from '#core/engine/attempt-ports.ts';
import type { Clock } from '#core/engine/clock.ts';
import type { OfflineLock } from '#core/providers/offline-lock.ts';
import { createScorer } from '#core/scorers/score-response.ts';
import { AppError } from '#shared/errors.ts';

import type { ScoringSource } from '../session-plan.ts';
import { type CaseReader, createCaseReader } from './case-reader.ts';
import type { CoreLine } from './core-line.ts';
import type { EndpointHolds } from './endpoint-holds.ts';
import type { StartedBoard } from './started-board.ts';
import { type CatalogReader, openCatalogReader } from '#core/catalog/open-catalog-reader.ts';

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

/** Judges responses by the rules of an environment. Throws AppError when its checks cannot work. */
export function scorerOf({ manifest, files }: ScoringSource): ResponseScorer {
  return createScorer(manifest.scoring, {
    harness: manifest.harness,
    readBundleFile(path) {
      const text = files[path];
      if (text !== undefined) return text;
      throw new AppError('bundle-invalid', `The bundle has no file ${path}, which a check names.`);
    },
  });
}

export function casesOf(tools: WorkerTools, { dataDirectory }: ScoringSource): CaseReader {
  const { cases } = tools.readerOf(dataDirectory);
  return createCaseReader((rows) => cases.many(rows));
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
