import type { Score } from '#shared/domain/case-result.ts';
import { rolesOf } from '#shared/domain/manifest/manifest-facts.ts';
import { AppError } from '#shared/errors.ts';

import { mustBeRunnable } from './prepare/find-environment.ts';
import { planRoles, STAND_IN_JUDGE } from './prepare/prepare-roles.ts';
import { scoringSource } from './prepare/scoring-source.ts';
import type { RunContext } from './run-context.ts';

/** Judges a response to a case as a run would; nothing is stored, and where a model is to judge, words alone are compared. */
export async function tryScoring(context: RunContext, caseRow: number, response: string): Promise<Score> {
  const { catalog, jobs } = context;
  const testCase = await catalog.cases.get(caseRow);
  const environment = testCase === null ? null : await catalog.environments.get(testCase.environmentDigest);
  if (environment === null) throw new AppError('not-found', `There is no case with the row id ${caseRow}.`);
  mustBeRunnable(environment);
  const source = await scoringSource(context, environment);
  const isJudged = rolesOf(environment.manifest).includes('judge');
  const judges = await planRoles(context, isJudged ? [STAND_IN_JUDGE] : []);
  return jobs.run({ kind: 'score', source, caseRow, response, judges });
}
