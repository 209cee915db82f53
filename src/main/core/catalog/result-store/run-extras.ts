import { sql } from 'kysely';

import type { RoleUse } from '#shared/domain/role.ts';

import type { MeasureSum, ReviewedResult } from '../catalog.ts';
import { type Connection, query } from '../connection.ts';
import { VERDICT_CODE, verdictOfCode } from '../result-codes.ts';
import { readChecks } from './read-findings.ts';
import { readRunKey } from './run-key.ts';

/** See `ResultStore.roleUse`. */
export function runRoles(connection: Connection, runId: string): RoleUse[] {
  const { number } = readRunKey(connection, runId);
  return connection.all(
    query
      .selectFrom('result_roles')
      .innerJoin('results', 'results.id', 'result_roles.result')
      .select(['result_roles.role', 'result_roles.model'])
      .select(({ fn }) => [
        fn.sum<number>('result_roles.calls').as('calls'),
        fn.sum<number | null>('result_roles.input_tokens').as('inputTokens'),
        fn.sum<number | null>('result_roles.output_tokens').as('outputTokens'),
        fn.sum<number | null>('result_roles.cost_usd').as('costUsd'),
        fn.sum<number>('result_roles.duration_ms').as('durationMs'),
      ])
      .where('results.run', '=', number)
      .groupBy(['result_roles.role', 'result_roles.model'])
      .orderBy('result_roles.role')
      .orderBy('result_roles.model'),
  );
}

/** See `ResultStore.measures`. */
export function runMeasures(connection: Connection, runId: string): MeasureSum[] {
  const { number } = readRunKey(connection, runId);
  return connection.all(
    query
      .selectFrom('result_measures')
      .innerJoin('results', 'results.id', 'result_measures.result')
      .select('result_measures.name')
      .select(({ fn }) => [
        fn.sum<number>('result_measures.value').as('count'),
        sql<number>`sum(result_measures."of")`.as('of'),
      ])
      .where('results.run', '=', number)
      .where('results.verdict', '<=', VERDICT_CODE.fail)
      .groupBy('result_measures.name')
      .orderBy('result_measures.name'),
  );
}

/** See `ResultStore.sandboxes`. */
export function runSandboxes(connection: Connection, runId: string): string[] {
  const { number } = readRunKey(connection, runId);
  const rows = connection.all(
    query.selectFrom('run_sandboxes').select('name').where('run', '=', number).orderBy('name'),
  );
  return rows.map(({ name }) => name);
}

/** See `ResultStore.judgedBy`. */
export function judgingVersions(connection: Connection, runId: string): string[] {
  const { number } = readRunKey(connection, runId);
  const rows = connection.all(
    query
      .selectFrom('results')
      .innerJoin('scores', 'scores.id', 'results.id')
      .select('scores.environment_digest as digest')
      .distinct()
      .where('results.run', '=', number),
  );
  return rows.map(({ digest }) => digest);
}

/** See `ResultStore.reviewed`. */
export function reviewedResults(connection: Connection, runId: string): ReviewedResult[] {
  const { number } = readRunKey(connection, runId);
  const rows = connection.all(
    query
      .selectFrom('reviews')
      .innerJoin('results', 'results.id', 'reviews.result')
      .innerJoin('scores', 'scores.id', 'results.id')
      .leftJoin('check_details', 'check_details.id', 'results.id')
      .select(['results.id', 'results.verdict', 'reviews.verdict as reviewed', 'scores.checks'])
      .select('check_details.body as details')
      .where('results.run', '=', number)
      .where('reviews.verdict', 'is not', null)
      .orderBy('results.case_index')
      .orderBy('results.attempt'),
  );
  return rows.flatMap(({ id, verdict, reviewed, checks, details }) =>
    reviewed === null
      ? []
      : [{ id, verdict: verdictOfCode(verdict), reviewed, checks: readChecks(checks, details) }],
  );
}
