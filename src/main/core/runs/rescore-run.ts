import type { RunRecord, StoredEnvironment } from '#core/catalog/catalog.ts';
import { AppError } from '#shared/errors.ts';

import { findRun, isUnderWay } from './find-run.ts';
import { findEnvironment } from './prepare/find-environment.ts';
import { scoringSource } from './prepare/scoring-source.ts';
import type { RunContext } from './run-context.ts';

/**
 * Judges the stored responses of a run again, by its own version of the environment or another one that has the
 * same cases. No model is called. Throws AppError `conflict` while the run goes on.
 */
export async function rescoreRun(
  context: RunContext,
  reference: string,
  version: string | null,
): Promise<RunRecord> {
  const { catalog, rescoring, bus } = context;
  const run = await findRun(catalog, reference);
  if (isUnderWay(run.status)) {
    throw new AppError('conflict', `Run ${run.number} is still under way. Wait for it or cancel it first.`);
  }
  if (rescoring.has(run.id))
    throw new AppError('conflict', `Run ${run.number} is being judged again already.`);
  const environment = await judgingEnvironment(context, run, version);
  rescoring.add(run.id);
  try {
    await judge(context, run, environment);
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

async function judge(context: RunContext, run: RunRecord, environment: StoredEnvironment): Promise<void> {
  const { catalog, jobs } = context;
  const { judged } = await jobs.run({
    kind: 'rescore',
    source: await scoringSource(context, environment),
    runId: run.id,
    runEnvironmentDigest: run.environment.digest,
    plannedCases: await catalog.runs.plannedCases(run.id),
  });
  const by = `${environment.id}@${environment.version}`;
  await catalog.runs.log(run.id, 'info', `${judged} stored responses were judged again by ${by}.`);
}
