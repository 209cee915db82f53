import type { RunRecord, StoredEnvironment } from '#core/catalog/catalog.ts';
import { AppError } from '#shared/errors.ts';

import { findRun, isUnderWay } from './find-run.ts';
import { findEnvironment } from './prepare/find-environment.ts';
import { mustKeepJudgements } from './prepare/keep-judgements.ts';
import { planRoles } from './prepare/prepare-roles.ts';
import { scoringSource } from './prepare/scoring-source.ts';
import type { RunContext } from './run-context.ts';
import type { RolePlan } from './session-plan.ts';

/**
 * Judges the stored responses of a run again, by its own version of the environment or another one that has the
 * same cases. No model is called, and judged checks keep the judgements they have, unless judges are given to judge
 * anew. Throws AppError `conflict` while the run goes on, and where its judgements were made by other rules.
 */
export async function rescoreRun(
  context: RunContext,
  reference: string,
  { version, judges }: { version: string | null; judges: readonly string[] },
): Promise<RunRecord> {
  const { catalog, rescoring, bus } = context;
  const run = await findRun(catalog, reference);
  if (isUnderWay(run.status)) {
    throw new AppError('conflict', `Run ${run.number} is still under way. Wait for it or cancel it first.`);
  }
  if (rescoring.has(run.id))
    throw new AppError('conflict', `Run ${run.number} is being judged again already.`);
  const environment = await judgingEnvironment(context, run, version);
  if (judges.length === 0) await mustKeepJudgements(context, run, environment);
  const planned = await planRoles(context, [...new Set(judges)]);
  rescoring.add(run.id);
  try {
    await judge(context, run, { environment, judges: planned });
  } finally {
    rescoring.delete(run.id);
    bus.publish('catalog.changed', { what: 'runs' });
  }
  return findRun(catalog, run.id);
}

async function judgingEnvironment(
  { catalog }: RunContext,
  run: RunRecord,
  version: string | null,
): Promise<StoredEnvironment> {
  if (version !== null && version !== run.environment.version) {
    return findEnvironment(catalog, run.environment.id, version);
  }
  const own = await catalog.environments.get(run.environment.digest);
  if (own !== null) return own;
  throw new AppError(
    'not-found',
    `The environment of run ${run.number} is gone, so nothing can judge it again.`,
  );
}

async function judge(
  context: RunContext,
  run: RunRecord,
  { environment, judges }: { environment: StoredEnvironment; judges: readonly RolePlan[] },
): Promise<void> {
  const { catalog, jobs } = context;
  const { judged, notJudged } = await jobs.run({
    kind: 'rescore',
    source: await scoringSource(context, environment),
    runId: run.id,
    runEnvironmentDigest: run.environment.digest,
    plannedCases: await catalog.runs.plannedCases(run.id),
    judges,
    maxRetries: run.settings.maxRetries,
  });
  const models = judges.length === 0 ? '' : ` with ${judges.map(({ name }) => name).join(', ')}`;
  const by = `${environment.id}@${environment.version}${models}`;
  await catalog.runs.log(run.id, 'info', `${judged} stored responses were judged again by ${by}.`);
  if (notJudged === null) return;
  const message = `${notJudged.count} answers keep their earlier judgement. ${notJudged.reason}`;
  await catalog.runs.log(run.id, 'warning', message);
  if (judged === 0) throw new AppError('model-unreachable', `Nothing was judged again. ${notJudged.reason}`);
}
