import type { RunRecord } from '#core/catalog/catalog.ts';

import { isUnderWay } from './find-run.ts';
import { isAlive } from './prepare/process-owner.ts';
import type { RunContext } from './run-context.ts';

const MESSAGE = 'The process that carried it out has ended. Resume goes on from here.';

/** Marks runs as interrupted whose process is gone. Returns how many. */
export async function recoverRuns(context: RunContext): Promise<number> {
  const orphans = (await context.catalog.runs.list()).filter((run) => isOrphan(context, run));
  let recovered = 0;
  for (const run of orphans) if (await markInterrupted(context, run)) recovered += 1;
  if (recovered > 0) context.bus.publish('catalog.changed', { what: 'runs' });
  return recovered;
}

/** Whether nobody is at a run that somebody should be at. */
export function isOrphan({ carrier, rescoring }: RunContext, run: RunRecord): boolean {
  if (!isUnderWay(run.status) || rescoring.has(run.id) || carrier.find(run.id) !== null) return false;
  return run.owner === null || !isAlive(run.owner);
}

async function markInterrupted({ catalog, owner }: RunContext, run: RunRecord): Promise<boolean> {
  // Of several processes that notice, one makes the entry.
  if (!(await catalog.runs.claim(run.id, owner, run.owner))) return false;
  await catalog.runs.setStatus(run.id, 'interrupted', MESSAGE);
  await catalog.runs.log(run.id, 'warning', MESSAGE);
  return true;
}
