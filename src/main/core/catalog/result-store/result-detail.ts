import type { CaseResult } from '#shared/domain/case-result.ts';
import type { ResultDetail } from '#shared/domain/result-view.ts';
import { FinishReason } from '#shared/domain/transcript.ts';

import { readCases } from '../case-store/case-reads.ts';
import { type Connection, query } from '../connection.ts';
import { unpackText } from '../packed-text.ts';
import { ownJson } from '../parse-json.ts';
import { readChecks, readReview, readRoles } from './read-findings.ts';
import { boundaryOfCode, flagsOfBits, patternOfCode, verdictOfCode } from '../result-codes.ts';

/** See `ResultStore.get`. */
export function readResultDetail(connection: Connection, id: number): ResultDetail | null {
  const row = connection.first(selectDetail().where('results.id', '=', id));
  if (row === undefined) return null;
  const [found] = readCases(connection, [row.case_row]);
  if (found === undefined) return null;
  const { row: _row, ...testCase } = found;
  return {
    id,
    runId: row.run_id,
    testCase,
    review: readReview(connection, id),
    ...toCaseResult(row, testCase.id),
    ...rolesOf(connection, id),
    scoreHistory: readHistory(connection, id),
    attempts: readAttempts(connection, row.run, row.case_index),
  };
}

function selectDetail() {
  return query
    .selectFrom('results')
    .innerJoin('runs', 'runs.number', 'results.run')
    .innerJoin('result_texts', 'result_texts.id', 'results.id')
    .innerJoin('scores', 'scores.id', 'results.id')
    .innerJoin('transcripts', 'transcripts.id', 'results.id')
    .leftJoin('check_details', 'check_details.id', 'results.id')
    .selectAll(['results', 'result_texts', 'scores', 'transcripts'])
    .select(['runs.id as run_id', 'check_details.body as details']);
}

type StoredDetail = NonNullable<ReturnType<typeof firstDetail>>;
function firstDetail(connection: Connection) {
  return connection.first(selectDetail());
}

function toCaseResult(row: StoredDetail, caseId: string): CaseResult {
  const boundary = boundaryOfCode(row.boundary);
  return {
    caseRow: row.case_row,
    caseId,
    attempt: row.attempt,
    verdict: verdictOfCode(row.verdict),
    score: row.score,
    answer: row.answer,
    extractedBy: row.extracted_by,
    reason: row.reason,
    checks: readChecks(row.checks, row.details),
    pattern: patternOfCode(row.pattern),
    failure:
      boundary === null ? null : { boundary, cause: row.cause ?? '', message: row.failure_message ?? '' },
    flags: flagsOfBits(row.flags),
    ...readTranscript(row.body),
    finishReason: readFinishReason(row.finish_reason),
    startedAt: row.started_at,
    latencyMs: row.latency_ms,
    firstTokenMs: row.first_token_ms,
    inputTokens: row.input_tokens,
    outputTokens: row.output_tokens,
    costUsd: row.cost_usd,
    modelDigest: row.model_digest,
  };
}

function rolesOf(connection: Connection, id: number): Pick<CaseResult, 'roles'> {
  const roles = readRoles(connection, id);
  return roles.length === 0 ? {} : { roles };
}

/** Response and transcript as `write-result.ts` packed them. */
export function readTranscript(body: Buffer): Pick<CaseResult, 'response' | 'transcript' | 'sandboxes'> {
  return ownJson<Pick<CaseResult, 'response' | 'transcript' | 'sandboxes'>>(unpackText(body));
}

export function readFinishReason(text: string | null): FinishReason | null {
  return text === null ? null : FinishReason.catch('unknown').parse(text);
}

function readHistory(connection: Connection, id: number): ResultDetail['scoreHistory'] {
  return connection
    .all(query.selectFrom('score_history').selectAll().where('result', '=', id).orderBy('number'))
    .map(({ scored_at: scoredAt, environment_digest: environmentDigest, score }) => ({
      scoredAt,
      environmentDigest,
      score: ownJson<ResultDetail['scoreHistory'][number]['score']>(score),
    }));
}

function readAttempts(connection: Connection, run: number, caseIndex: number): ResultDetail['attempts'] {
  return connection
    .all(
      query
        .selectFrom('results')
        .innerJoin('result_texts', 'result_texts.id', 'results.id')
        .select(['results.id', 'results.attempt', 'results.verdict', 'result_texts.answer'])
        .where('run', '=', run)
        .where('case_index', '=', caseIndex)
        .orderBy('attempt'),
    )
    .map((each) => ({ ...each, verdict: verdictOfCode(each.verdict) }));
}
