import type { RunStatus } from '#shared/domain/run.ts';
import { AppError } from '#shared/errors.ts';

import { type Connection, query } from '../connection.ts';

/** What reading the results of a run takes. */
export interface RunKey {
  readonly number: number;
  readonly environment: number;
  readonly firstCase: number;
  readonly caseCount: number;
  readonly indexedCases: number;
  readonly status: RunStatus;
  readonly planned: number;
  /** Counts every change of a result. */
  readonly changes: number;
  readonly pass: number;
  readonly partial: number;
  readonly fail: number;
  readonly error: number;
}

/** Throws AppError `not-found` for a run that does not exist. */
export function readRunKey(connection: Connection, runId: string): RunKey {
  const run = connection.first(
    query
      .selectFrom('runs')
      .innerJoin('environments', 'environments.number', 'runs.environment')
      .select(['runs.number', 'runs.environment', 'runs.status', 'runs.planned', 'runs.changes'])
      .select(['runs.pass', 'runs.partial', 'runs.fail', 'runs.error'])
      .select(['environments.first_case as firstCase', 'environments.case_count as caseCount'])
      .select('environments.indexed_cases as indexedCases')
      .where('runs.id', '=', runId),
  );
  if (run === undefined) throw new AppError('not-found', `There is no run ${runId} in the catalog.`);
  return run;
}
