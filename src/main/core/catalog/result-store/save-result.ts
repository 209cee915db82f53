import type { CaseResult } from '#shared/domain/case-result.ts';
import { AppError } from '#shared/errors.ts';

import type { Connection } from '../connection.ts';
import { VERDICT_CODE } from '../result-codes.ts';
import type { WriteContext } from '../writer/write-context.ts';
import { type CountedResult, countResult } from './count-result.ts';
import { insertResult, replaceResult, type ResultPlace } from './write-result.ts';

/** One attempt for `ResultStore.save`. */
export interface SaveRequest {
  readonly runId: string;
  readonly result: CaseResult;
}

interface RunKey {
  number: number;
  digest: string;
}

/** See `ResultStore.save`. The statements are written out: this runs thousands of times a second. */
export function saveResult({ connection, at }: WriteContext, { runId, result }: SaveRequest): number {
  if (result.verdict === 'skipped') {
    throw new AppError('internal', `Case ${result.caseId} was skipped; there is no attempt to save.`);
  }
  const run = findRun(connection, runId);
  const place = findPlace(connection, run.number, result);
  const before = findEarlier(connection, place);
  if (before !== undefined && before.verdict !== VERDICT_CODE.error) return before.id;
  const finishedOrder = countResult(connection, run.number, result, before ?? null);
  const judged = { at, environmentDigest: run.digest };
  if (before === undefined) return insertResult(connection, place, { result, finishedOrder, judged });
  replaceResult(connection, { id: before.id, run: run.number }, { result, finishedOrder, judged });
  return before.id;
}

function findRun(connection: Connection, runId: string): RunKey {
  const run = connection
    .prepare(
      'SELECT r.number, e.digest FROM runs r JOIN environments e ON e.number = r.environment WHERE r.id = ?',
    )
    .get(runId) as RunKey | undefined;
  if (run === undefined) throw new AppError('not-found', `There is no run ${runId} in the catalog.`);
  return run;
}

function findPlace(connection: Connection, run: number, { caseRow, attempt }: CaseResult): ResultPlace {
  const found = connection
    .prepare('SELECT case_index AS caseIndex, tag_set AS tagSet FROM cases WHERE row = ?')
    .get(caseRow) as Pick<ResultPlace, 'caseIndex' | 'tagSet'> | undefined;
  if (found === undefined) {
    throw new AppError('not-found', `There is no case with the row id ${caseRow} in the catalog.`);
  }
  return { run, caseRow, attempt, ...found };
}

function findEarlier(connection: Connection, place: ResultPlace): CountedResult | undefined {
  return connection
    .prepare(
      `SELECT id, verdict, input_tokens AS inputTokens, output_tokens AS outputTokens, cost_usd AS costUsd
       FROM results WHERE run = ? AND case_index = ? AND attempt = ?`,
    )
    .get(place.run, place.caseIndex, place.attempt) as CountedResult | undefined;
}
