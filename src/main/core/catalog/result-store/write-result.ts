import type { CaseResult } from '#shared/domain/case-result.ts';

import type { Connection } from '../connection.ts';
import { packText } from '../packed-text.ts';
import { checksJson, writeFindings, writeRoles, writeSandboxes } from './write-findings.ts';
import { boundaryCode, flagBits, patternCode, VERDICT_CODE } from '../result-codes.ts';

/** Which attempt of which run a result is of. */
export interface ResultPlace {
  readonly run: number;
  readonly caseRow: number;
  readonly caseIndex: number;
  readonly attempt: number;
  readonly tagSet: number | null;
}

interface FinishedResult {
  readonly result: CaseResult;
  readonly finishedOrder: number;
  /** When, and by the rules of which environment version. */
  readonly judged: { readonly at: string; readonly environmentDigest: string };
}

/** Writes a new attempt and returns its row id. */
export function insertResult(connection: Connection, place: ResultPlace, finished: FinishedResult): number {
  const { lastInsertRowid } = connection
    .prepare(
      `INSERT INTO results (
         run, case_row, case_index, attempt, tag_set, verdict, score, latency_ms, first_token_ms, input_tokens,
         output_tokens, cost_usd, flags, pattern, boundary, cause, finished_order
       ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(place.run, place.caseRow, place.caseIndex, place.attempt, place.tagSet, ...narrowValues(finished));
  const id = Number(lastInsertRowid);
  writeTexts(connection, id, finished);
  // Most results have none of what follows.
  if (hasFindings(finished.result)) writeExtras(connection, { id, run: place.run }, finished);
  return id;
}

/** Puts a result in the place of an earlier one, under the same row id. */
export function replaceResult(
  connection: Connection,
  { id, run }: { id: number; run: number },
  finished: FinishedResult,
): void {
  connection
    .prepare(
      `UPDATE results SET
         verdict = ?, score = ?, latency_ms = ?, first_token_ms = ?, input_tokens = ?, output_tokens = ?,
         cost_usd = ?, flags = ?, pattern = ?, boundary = ?, cause = ?, finished_order = ?
       WHERE id = ?`,
    )
    .run(...narrowValues(finished), id);
  writeTexts(connection, id, finished);
  writeExtras(connection, { id, run }, finished);
}

function narrowValues({ result, finishedOrder }: FinishedResult): (number | string | null)[] {
  return [
    VERDICT_CODE[result.verdict],
    result.score,
    result.latencyMs,
    result.firstTokenMs,
    result.inputTokens,
    result.outputTokens,
    result.costUsd,
    flagBits(result.flags),
    patternCode(result.pattern),
    boundaryCode(result.failure?.boundary ?? null),
    result.failure?.cause ?? null,
    finishedOrder,
  ];
}

function writeTexts(connection: Connection, id: number, { result, judged }: FinishedResult): void {
  connection
    .prepare('INSERT OR REPLACE INTO result_texts (id, answer, reason, failure_message) VALUES (?, ?, ?, ?)')
    .run(id, result.answer, result.reason, result.failure?.message ?? null);
  connection
    .prepare(
      `INSERT OR REPLACE INTO transcripts (id, started_at, finish_reason, model_digest, body)
       VALUES (?, ?, ?, ?, ?)`,
    )
    .run(id, result.startedAt, result.finishReason, result.modelDigest, packTranscript(result));
  connection
    .prepare(
      `INSERT OR REPLACE INTO scores (id, scored_at, environment_digest, extracted_by, checks)
       VALUES (?, ?, ?, ?, ?)`,
    )
    .run(id, judged.at, judged.environmentDigest, result.extractedBy, checksJson(result.checks));
  connection.prepare('INSERT OR IGNORE INTO unindexed_results (id) VALUES (?)').run(id);
}

function hasFindings({ checks, roles, sandboxes }: CaseResult): boolean {
  return (
    roles !== undefined ||
    sandboxes !== undefined ||
    checks.some(({ details, measures }) => details !== undefined || measures !== undefined)
  );
}

function writeExtras(
  connection: Connection,
  { id, run }: { id: number; run: number },
  { result }: FinishedResult,
): void {
  writeFindings(connection, id, result.checks);
  writeRoles(connection, id, { uses: result.roles ?? [], role: null });
  writeSandboxes(connection, run, result.sandboxes ?? []);
}

/** Response and transcript in one text: the response is nearly always in the transcript again, and compresses to nothing. */
function packTranscript({ response, transcript, sandboxes }: CaseResult): Buffer {
  return packText(JSON.stringify({ response, transcript, sandboxes }));
}
