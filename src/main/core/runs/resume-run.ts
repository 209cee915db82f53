import type { RunRecord } from '#core/catalog/catalog.ts';
import { AppError } from '#shared/errors.ts';

import { findRun, isUnderWay } from './find-run.ts';
import { carried } from './prepare/carried.ts';
import { mustBeAllowed } from './offline-runs.ts';
import { mustBeRunnable } from './prepare/find-environment.ts';
import { prepareRoles } from './prepare/prepare-roles.ts';
import { isAlive } from './prepare/process-owner.ts';
import type { RunContext } from './run-context.ts';

/**
 * Goes on with a run where it stopped; with `retryErrors`, errors are attempted again. A run that has nothing
 * left to do stays as it is. Throws AppError `conflict` while another process carries it out.
 */
export async function resumeRun(
  context: RunContext,
  reference: string,
  { retryErrors }: { retryErrors: boolean },
): Promise<RunRecord> {
  const { catalog, carrier } = context;
  const run = await findRun(catalog, reference);
  const here = carrier.find(run.id);
  if (here !== null) {
    if (here.status === 'paused') {
      await mustBeAllowed(context, here);
      await carrier.unpause(here);
    }
  } else if (hasWork(run, retryErrors)) {
    await takeOver(context, run, retryErrors);
  }
  return findRun(catalog, run.id);
}

function hasWork({ status, counts }: RunRecord, retryErrors: boolean): boolean {
  const open = counts.total - counts.pass - counts.partial - counts.fail - counts.error;
  return isUnderWay(status) || open > 0 || (retryErrors && counts.error > 0) || status !== 'completed';
}

async function takeOver(context: RunContext, run: RunRecord, retryErrors: boolean): Promise<void> {
  const { catalog, carrier, models, owner, rescoring } = context;
  if (rescoring.has(run.id)) throw new AppError('conflict', `Run ${run.number} is being judged again.`);
  if (isUnderWay(run.status) && run.owner !== null && isAlive(run.owner)) throw elsewhere(run, run.owner.pid);
  const environment = await catalog.environments.get(run.environment.digest);
  if (environment === null) {
    throw new AppError('not-found', `The environment of run ${run.number} is gone, so it cannot go on.`);
  }
  mustBeRunnable(environment);
  const prepared = await models.prepare(run.model);
  await prepareRoles(context, environment, run.settings);
  if (!(await catalog.runs.claim(run.id, owner, run.owner))) throw elsewhere(run, null);
  const [plannedCases, finished] = await Promise.all([
    catalog.runs.plannedCases(run.id),
    catalog.results.finished(run.id),
  ]);
  await catalog.runs.setStatus(run.id, 'queued');
  await catalog.runs.log(run.id, 'info', retryErrors ? 'Resumed; errors are tried again.' : 'Resumed.');
  const earlier = { finished, retryErrors };
  carrier.add(await carried(context, run, { environment, prepared, plannedCases, earlier }));
}

function elsewhere(run: RunRecord, pid: number | null): AppError {
  const who = pid === null ? 'Another process' : `Another process (pid ${pid})`;
  return new AppError('conflict', `${who} is carrying out run ${run.number}. Stop it there first.`);
}
