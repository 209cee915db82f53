import type { Score } from '#shared/domain/case-result.ts';
import type { StoredEnvironment } from '#core/catalog/catalog.ts';
import type { TestCase } from '#shared/domain/test-case.ts';
import { renderPrompt, type PromptMessage } from '#core/harnesses/render-prompt.ts';
import { AppError } from '#shared/errors.ts';

import { mustBeRunnable } from './prepare/find-environment.ts';
import { scoringSource } from './prepare/scoring-source.ts';
import type { RunContext } from './run-context.ts';

/** Judges a response to a case as a run would; nothing is stored. */
export async function tryScoring(context: RunContext, caseRow: number, response: string): Promise<Score> {
  const { environment } = await caseAndEnvironment(context, caseRow);
  mustBeRunnable(environment);
  const source = await scoringSource(context, environment);
  return context.jobs.run({ kind: 'score', source, caseRow, response });
}

/** What a model would be sent for a case. */
export async function promptOfCase(context: RunContext, caseRow: number): Promise<PromptMessage[]> {
  const { environment, testCase } = await caseAndEnvironment(context, caseRow);
  try {
    return renderPrompt(environment.manifest.harness, testCase, environment.examples);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new AppError('bundle-invalid', `The prompt of this case cannot be made: ${message}`, {
      cause: error,
    });
  }
}

async function caseAndEnvironment(
  { catalog }: RunContext,
  caseRow: number,
): Promise<{ testCase: TestCase; environment: StoredEnvironment }> {
  const testCase = await catalog.cases.get(caseRow);
  const environment = testCase === null ? null : await catalog.environments.get(testCase.environmentDigest);
  if (testCase === null || environment === null) {
    throw new AppError('not-found', `There is no case with the row id ${caseRow}.`);
  }
  return { testCase, environment };
}
