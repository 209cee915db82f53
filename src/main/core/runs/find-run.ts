import type { Catalog, RunRecord } from '#core/catalog/catalog.ts';
import type { RunStatus } from '#shared/domain/run.ts';
import { AppError } from '#shared/errors.ts';

/** A run by id, prefix or number. Throws AppError `not-found`. */
export async function findRun(catalog: Pick<Catalog, 'runs'>, reference: string): Promise<RunRecord> {
  const run = await catalog.runs.find(reference);
  if (run === null)
    throw new AppError('not-found', `There is no run ${reference} here. It may have been deleted.`);
  return run;
}

/** Whether some process should be carrying it out. */
export function isUnderWay(status: RunStatus): boolean {
  return status === 'queued' || status === 'running' || status === 'paused';
}
