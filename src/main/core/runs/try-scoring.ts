import type { Score } from '#shared/domain/case-result.ts';
import { AppError } from '#shared/errors.ts';

import { mustBeRunnable } from './prepare/find-environment.ts';
import { scoringSource } from './prepare/scoring-source.ts';
import type { RunContext } from './run-context.ts';

/** Judges a response to a case as a run would; nothing is stored. */
export async function tryScoring(context: RunContext, caseRow: number, response: string): Promise<Score> {
  const { catalog, jobs } = context;
  const testCase = await catalog.cases.get(caseRow);
  const environment = testCase === null ? null : await catalog.environments.get(testCase.environmentDigest);
  if (environment === null) throw new AppError('not-found', `There is no case with the row id ${caseRow}.`);
  mustBeRunnable(environment);
  const source = await scoringSource(context, environment);
  return jobs.run({ kind: 'score', source, caseRow, response });
}
