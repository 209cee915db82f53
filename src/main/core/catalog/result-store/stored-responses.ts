import { sql } from 'kysely';

import type { CheckOutcome } from '#shared/domain/case-result.ts';
import { BOUNDARIES } from '#shared/domain/verdict.ts';

import type { StoredResponse } from '../catalog.ts';
import { type Connection, query } from '../connection.ts';
import { ownJson } from '../parse-json.ts';
import { flagsOfBits, VERDICT_CODE } from '../result-codes.ts';
import { readFinishReason, readTranscript } from './result-detail.ts';
import { readRunKey } from './run-key.ts';

/** See `ResultStore.responses`: what was judged, and what only the scorer broke on. */
export async function* storedResponses(
  connection: Connection,
  runId: string,
  size: number,
): AsyncGenerator<StoredResponse[]> {
  const { number } = readRunKey(connection, runId);
  let after = 0;
  for (;;) {
    const chunk = readChunk(connection, { run: number, after, size });
    const last = chunk.at(-1);
    if (last === undefined) return;
    after = last.id;
    yield chunk;
  }
}

/** How many results `storedResponses` gives of a run. */
export function countResponses(connection: Connection, runId: string): number {
  const { number } = readRunKey(connection, runId);
  const row = connection.first(
    query
      .selectFrom('results')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('run', '=', number)
      .where((eb) =>
        eb.or([eb('verdict', '!=', VERDICT_CODE.error), eb('boundary', '=', BOUNDARIES.indexOf('scorer'))]),
      ),
  );
  return row?.count ?? 0;
}

function readChunk(
  connection: Connection,
  { run, after, size }: { run: number; after: number; size: number },
): StoredResponse[] {
  return connection
    .all(
      query
        .selectFrom('results')
        .innerJoin('transcripts', 'transcripts.id', 'results.id')
        .select(['results.id', 'results.case_row', 'results.attempt', 'results.flags'])
        .innerJoin('result_texts', 'result_texts.id', 'results.id')
        .innerJoin('scores', 'scores.id', 'results.id')
        .select(['transcripts.body', 'transcripts.finish_reason', 'result_texts.answer', 'scores.checks'])
        // The plus keeps the index of the run out: in the order of ids each chunk begins where the last one ended.
        .where(sql<boolean>`+results.run = ${run}`)
        .where('results.id', '>', after)
        .where((eb) =>
          eb.or([
            eb('results.verdict', '!=', VERDICT_CODE.error),
            eb('results.boundary', '=', BOUNDARIES.indexOf('scorer')),
          ]),
        )
        .orderBy('results.id')
        .limit(size),
    )
    .map((row) => ({
      id: row.id,
      caseRow: row.case_row,
      attempt: row.attempt,
      ...readTranscript(row.body),
      answer: row.answer,
      judgements: ownJson<CheckOutcome[]>(row.checks).filter(({ kind }) => kind === 'judge'),
      flags: flagsOfBits(row.flags),
      finishReason: readFinishReason(row.finish_reason),
    }));
}
