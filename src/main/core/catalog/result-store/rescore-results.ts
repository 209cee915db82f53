import type { CheckOutcome, Score } from '#shared/domain/case-result.ts';
import { AppError } from '#shared/errors.ts';

import type { RescoredResult } from '../catalog.ts';
import { type Connection, query } from '../connection.ts';
import { ownJson } from '../parse-json.ts';
import { boundaryCode, flagBits, patternCode, VERDICT_CODE, verdictOfCode } from '../result-codes.ts';
import { storeRunAggregates } from '../run-store/run-aggregates.ts';
import { runNumber } from '../run-store/run-writes.ts';
import type { WriteContext } from '../writer/write-context.ts';
import { recountVerdicts } from './count-result.ts';
import { readChecks } from './read-findings.ts';
import { checksJson, writeFindings, writeRoles, writeSandboxes } from './write-findings.ts';

/** New judgements of results of one run, for `ResultStore.rescore`. */
export interface RescoreRequest {
  readonly runId: string;
  readonly environmentDigest: string;
  readonly results: readonly RescoredResult[];
}

/** See `ResultStore.rescore`. */
export function rescoreResults(context: WriteContext, request: RescoreRequest): void {
  const { connection } = context;
  const run = runNumber(connection, request.runId);
  for (const result of request.results) {
    keepEarlier(connection, run, result.id);
    // What was found before is read before it is written over.
    const checks = checksOf(connection, result);
    writeJudgement(context, { environmentDigest: request.environmentDigest, checks }, result);
    writeFindings(connection, result.id, checks);
    if (result.judges !== null) writeRoles(connection, result.id, { uses: result.judges, role: 'judge' });
    writeSandboxes(connection, run, result.sandboxes);
  }
  recountVerdicts(connection, run);
  storeRunAggregates(connection, run);
}

/** Moves the current judgement into the history; an error was none. */
function keepEarlier(connection: Connection, run: number, id: number): void {
  const earlier = connection.first(
    query
      .selectFrom('results')
      .innerJoin('result_texts', 'result_texts.id', 'results.id')
      .innerJoin('scores', 'scores.id', 'results.id')
      .select(['results.run', 'results.score', 'results.verdict'])
      .select(['result_texts.answer', 'result_texts.reason'])
      .select(['scores.checks', 'scores.extracted_by', 'scores.scored_at', 'scores.environment_digest'])
      .where('results.id', '=', id),
  );
  if (earlier?.run !== run) throw new AppError('not-found', `Result ${id} is not one of this run.`);
  const verdict = verdictOfCode(earlier.verdict);
  if (earlier.score === null || verdict === 'error' || verdict === 'skipped') return;
  const score: Score = {
    score: earlier.score,
    verdict,
    answer: earlier.answer,
    extractedBy: earlier.extracted_by,
    reason: earlier.reason,
    checks: ownJson<Score['checks']>(earlier.checks),
  };
  connection.run(
    query.insertInto('score_history').values({
      result: id,
      scored_at: earlier.scored_at,
      environment_digest: earlier.environment_digest,
      score: JSON.stringify(score),
    }),
  );
}

function writeJudgement(
  { connection, at }: WriteContext,
  { environmentDigest, checks }: { environmentDigest: string; checks: readonly CheckOutcome[] },
  { id, score, verdict, pattern, failure, flags }: RescoredResult,
): void {
  connection.run(
    query
      .updateTable('results')
      .set({
        verdict: VERDICT_CODE[verdict],
        score: score?.score ?? null,
        pattern: patternCode(pattern),
        boundary: boundaryCode(failure?.boundary ?? null),
        cause: failure?.cause ?? null,
        flags: flagBits(flags),
      })
      .where('id', '=', id),
  );
  connection.run(
    query
      .updateTable('result_texts')
      .set({
        // Judgements that are kept are of the answer that stands there.
        ...(score === null && checks.length > 0 ? {} : { answer: score?.answer ?? null }),
        reason: score?.reason ?? failure?.message ?? '',
        failure_message: failure?.message ?? null,
      })
      .where('id', '=', id),
  );
  connection.run(
    query
      .updateTable('scores')
      .set({
        scored_at: at,
        environment_digest: environmentDigest,
        extracted_by: score?.extractedBy ?? null,
        checks: checksJson(checks),
      })
      .where('id', '=', id),
  );
  connection.run(
    query
      .insertInto('unindexed_results')
      .values({ id })
      .onConflict((conflict) => conflict.doNothing()),
  );
}

/** The checks of a result with what they found. Where judges were not asked again, what they said before stays. */
function checksOf(connection: Connection, { id, score, judges }: RescoredResult): readonly CheckOutcome[] {
  const checks = score?.checks ?? [];
  const mayKeep = score === null || checks.some(({ kind }) => kind === 'judge');
  if (judges !== null || !mayKeep) return checks;
  const stored = connection.first(
    query
      .selectFrom('scores')
      .leftJoin('check_details', 'check_details.id', 'scores.id')
      .select(['scores.checks', 'check_details.body'])
      .where('scores.id', '=', id),
  );
  const earlier = stored === undefined ? [] : readChecks(stored.checks, stored.body);
  const judged = earlier.filter(({ kind }) => kind === 'judge');
  if (score === null) return judged;
  return checks.map((check) => {
    const details = judged.find(({ name }) => name === check.name)?.details;
    return check.kind === 'judge' && details !== undefined ? { ...check, details } : check;
  });
}
