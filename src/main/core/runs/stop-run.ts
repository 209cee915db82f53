import { AppError } from '#shared/errors.ts';

import { findRun, isUnderWay } from './find-run.ts';
import { isOrphan } from './recover-runs.ts';
import type { RunContext } from './run-context.ts';

/** Hands out no more cases; those in flight are finished and kept. */
export async function pauseRun(context: RunContext, reference: string): Promise<void> {
  const run = await findRun(context.catalog, reference);
  const here = context.carrier.find(run.id);
  if (here !== null) {
    if (here.status !== 'paused') await context.carrier.pause(here);
    return;
  }
  if (!isUnderWay(run.status)) throw new AppError('conflict', `Run ${run.number} is not running.`);
  throw new AppError('not-available', `Another process is carrying out run ${run.number}. Pause it there.`);
}

/** Stops a run for good and keeps what is done; a run of another process is asked to stop. */
export async function cancelRun(context: RunContext, reference: string): Promise<void> {
  const { catalog, carrier, bus } = context;
  const run = await findRun(catalog, reference);
  const here = carrier.find(run.id);
  if (here !== null) {
    await carrier.end(here, { status: 'cancelled', message: null });
  } else if (run.status === 'interrupted' || isOrphan(context, run)) {
    await catalog.runs.setStatus(run.id, 'cancelled');
    bus.publish('catalog.changed', { what: 'runs' });
  } else if (isUnderWay(run.status)) {
    await catalog.runs.requestCancel(run.id);
  }
}

/** Moves runs to the trash. Those of this process are cancelled first; throws AppError `conflict` for one of another. */
export async function deleteRuns(context: RunContext, references: readonly string[]): Promise<void> {
  const { catalog, carrier, bus } = context;
  const runs = await Promise.all(references.map((reference) => findRun(catalog, reference)));
  const elsewhere = runs.find(
    (run) => isUnderWay(run.status) && carrier.find(run.id) === null && !isOrphan(context, run),
  );
  if (elsewhere !== undefined) {
    const message = `Another process is carrying out run ${elsewhere.number}. Cancel it first.`;
    throw new AppError('conflict', message);
  }
  for (const run of runs) {
    const here = carrier.find(run.id);
    if (here !== null) await carrier.end(here, { status: 'cancelled', message: null });
  }
  await catalog.runs.delete(runs.map(({ id }) => id));
  bus.publish('catalog.changed', { what: 'runs' });
  bus.publish('catalog.changed', { what: 'trash' });
}
