import type { CaseResult } from '#shared/domain/case-result.ts';
import type { ResultDetail } from '#shared/domain/result-view.ts';
import type { RunRequest } from '#shared/domain/run.ts';
import type { TestCase } from '#shared/domain/test-case.ts';
import { AppError } from '#shared/errors.ts';

import { findEnvironment, mustBeRunnable } from './prepare/find-environment.ts';
import { planSession } from './prepare/plan-session.ts';
import { prepareRoles } from './prepare/prepare-roles.ts';
import { selectCases } from './prepare/select-cases.ts';
import type { RunContext } from './run-context.ts';

/** Attempts the first chosen case with each model; nothing is stored. */
export async function tryRun(
  context: RunContext,
  request: RunRequest,
): Promise<{ model: string; result: ResultDetail }[]> {
  const { catalog, models, jobs } = context;
  const environment = await findEnvironment(catalog, request.environment, request.version);
  mustBeRunnable(environment);
  const [caseRow] = await selectCases(catalog, environment, request.settings.selection);
  const testCase = caseRow === undefined ? null : await catalog.cases.get(caseRow);
  if (caseRow === undefined || testCase === null) throw new AppError('not-found', 'There is no case to try.');
  const { environmentDigest: _digest, ...shown } = testCase;
  const settings = { ...request.settings, useCache: false };
  const roles = await prepareRoles(context, environment, settings);
  return Promise.all(
    [...new Set(request.models)].map(async (model) => {
      const prepared = await models.prepare(model);
      const plan = await planSession(context, environment, { model, prepared, roles, settings });
      const result = await jobs.run({ kind: 'try', plan: { ...plan, keepTranscripts: true }, caseRow });
      return { model, result: detailOf(result, shown) };
    }),
  );
}

/** The view of a result that has no row. */
export function detailOf(result: CaseResult, testCase: TestCase): ResultDetail {
  const { attempt, verdict, answer } = result;
  return {
    ...result,
    id: 0,
    runId: '',
    testCase,
    review: null,
    scoreHistory: [],
    attempts: [{ id: 0, attempt, verdict, answer }],
  };
}
