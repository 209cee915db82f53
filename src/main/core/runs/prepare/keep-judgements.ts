import type { RunRecord, StoredEnvironment } from '#core/catalog/catalog.ts';
import type { CheckSpec } from '#shared/domain/manifest/check-spec.ts';
import { AppError } from '#shared/errors.ts';

import type { RunContext } from '../run-context.ts';

type JudgeSpec = Extract<CheckSpec, { kind: 'judge' }>;

/**
 * Throws AppError `conflict` unless the judged checks of an environment ask what those asked by which the results of
 * a run were judged: a judgement stands only for the question that was asked.
 */
export async function mustKeepJudgements(
  context: Pick<RunContext, 'catalog' | 'readBundleText'>,
  run: RunRecord,
  environment: StoredEnvironment,
): Promise<void> {
  const wanted = await questionsOf(context, environment);
  if (wanted.size === 0) return;
  for (const digest of await context.catalog.results.judgedBy(run.id)) {
    if (digest === environment.digest) continue;
    const earlier = await context.catalog.environments.get(digest);
    const asked = earlier === null ? new Map<string, string>() : await questionsOf(context, earlier);
    const [changed] = [...wanted].find(([name, question]) => asked.get(name) !== question) ?? [];
    if (changed !== undefined) throw mustAskAgain(run, changed, environment.version);
  }
}

/** What each judged check asks, by its name. Its weight is no part of it. */
async function questionsOf(
  { readBundleText }: Pick<RunContext, 'readBundleText'>,
  environment: StoredEnvironment,
): Promise<Map<string, string>> {
  const checks = environment.manifest.scoring.checks.filter(
    (check): check is JudgeSpec => check.kind === 'judge',
  );
  const questions = checks.map(async (check) => {
    const { name = check.kind, weight: _weight, promptFile, ...asked } = check;
    const text = promptFile === undefined ? null : await readBundleText(environment, promptFile);
    return [name, JSON.stringify([asked, text])] as const;
  });
  return new Map(await Promise.all(questions));
}

function mustAskAgain(run: RunRecord, check: string, version: string): AppError {
  return new AppError(
    'conflict',
    `The check “${check}” of version ${version} asks its judges something else than they were asked in run ${run.number}. Have them asked again with --judge PROVIDER:MODEL.`,
  );
}
