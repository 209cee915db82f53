import { sql } from 'kysely';

import type { NarrowResult, ResultStore } from '../catalog.ts';
import { readTags } from '../case-store/case-reads.ts';
import { type Connection, query } from '../connection.ts';
import { boundaryOfCode, patternOfCode, VERDICT_CODE, verdictOfCode } from '../result-codes.ts';
import type { Write } from '../writer/writer.ts';
import { readAnswers, readRunColumns } from './result-columns.ts';
import { readResultDetail } from './result-detail.ts';
import { resultIndex } from './result-index.ts';
import { readResultRows } from './result-rows.ts';
import { judgingVersions, reviewedResults, runMeasures, runRoles, runSandboxes } from './run-extras.ts';
import { readRunKey } from './run-key.ts';
import { countResponses, storedResponses } from './stored-responses.ts';

export function createResultStore(connection: Connection, write: Write): ResultStore {
  return {
    save: (runId, result) => write('results.save', { runId, result }),
    finished: async (runId) => finishedAttempts(connection, runId),
    narrow: async (runId) => narrowResults(connection, runId),
    columns: async (runId) => readRunColumns(connection, runId),
    answers: async (runId) => readAnswers(connection, runId),
    tags: async (runId) => resultTags(connection, runId),
    checkMeans: async (runId) => checkMeans(connection, runId),
    roleUse: async (runId) => runRoles(connection, runId),
    measures: async (runId) => runMeasures(connection, runId),
    sandboxes: async (runId) => runSandboxes(connection, runId),
    judgedBy: async (runId) => judgingVersions(connection, runId),
    reviewed: async (runId) => reviewedResults(connection, runId),
    review: (id, review) => write('results.review', { id, ...review }),
    index: async (runId, filter, sort) => resultIndex(connection, { runId, filter, sort }),
    rows: async (ids) => readResultRows(connection, ids),
    get: async (id) => readResultDetail(connection, id),
    responses: (runId, size) => storedResponses(connection, runId, size),
    responseCount: async (runId) => countResponses(connection, runId),
    rescore: (runId, environmentDigest, results) =>
      write('results.rescore', { runId, environmentDigest, results }),
  };
}

function inCaseOrder(connection: Connection, runId: string) {
  const { number } = readRunKey(connection, runId);
  return query.selectFrom('results').where('run', '=', number).orderBy('case_index').orderBy('attempt');
}

function finishedAttempts(connection: Connection, runId: string) {
  return connection
    .all(inCaseOrder(connection, runId).select(['case_row as caseRow', 'attempt', 'verdict']))
    .map((each) => ({ ...each, verdict: verdictOfCode(each.verdict) }));
}

function narrowResults(connection: Connection, runId: string): NarrowResult[] {
  return connection.all(inCaseOrder(connection, runId).selectAll()).map((row) => ({
    id: row.id,
    caseRow: row.case_row,
    caseIndex: row.case_index,
    attempt: row.attempt,
    verdict: verdictOfCode(row.verdict),
    score: row.score,
    latencyMs: row.latency_ms,
    firstTokenMs: row.first_token_ms,
    inputTokens: row.input_tokens,
    outputTokens: row.output_tokens,
    costUsd: row.cost_usd,
    flags: row.flags,
    pattern: patternOfCode(row.pattern),
    failureBoundary: boundaryOfCode(row.boundary),
    failureCause: row.cause,
  }));
}

function resultTags(connection: Connection, runId: string): Map<string, number[]> {
  const sets = Map.groupBy(
    connection.tuples<readonly [set: number, id: number]>(
      inCaseOrder(connection, runId).select(['tag_set', 'id']).where('tag_set', 'is not', null),
    ),
    ([set]) => set,
  );
  const byTag = new Map<string, number[]>();
  for (const { number, tags } of connection.all(query.selectFrom('tag_sets').selectAll())) {
    for (const tag of readTags(tags)) {
      const ids = byTag.get(tag) ?? [];
      for (const [, id] of sets.get(number) ?? []) ids.push(id);
      if (ids.length > 0) byTag.set(tag, ids);
    }
  }
  return byTag;
}

function checkMeans(connection: Connection, runId: string): Record<string, number> {
  const { number } = readRunKey(connection, runId);
  const means = connection.all(
    query
      .selectFrom('results')
      .innerJoin('scores', 'scores.id', 'results.id')
      .innerJoin(sql<{ value: string }>`json_each(scores.checks)`.as('checks'), (join) => join.onTrue())
      .select([
        sql<string>`checks.value ->> 'name'`.as('name'),
        sql<number>`avg(checks.value ->> 'score')`.as('mean'),
      ])
      .where('results.run', '=', number)
      .where('results.verdict', '<=', VERDICT_CODE.fail)
      .groupBy('name')
      .orderBy('name'),
  );
  return Object.fromEntries(means.map(({ name, mean }) => [name, mean]));
}
