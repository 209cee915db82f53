import type { RunRecord, StoredEnvironment } from '#core/catalog/catalog.ts';
import { findRun, isUnderWay } from '#core/runs/find-run.ts';
import { findEnvironment } from '#core/runs/prepare/find-environment.ts';
import type { RunContext } from '#core/runs/run-context.ts';
import type { WorkbenchRequest } from '#shared/domain/workbench.ts';
import { AppError } from '#shared/errors.ts';

/** Runs whose stored answers are judged, and the version of their environment that the rules are put in. */
export interface WorkbenchSubject {
  readonly runs: readonly RunRecord[];
  readonly environment: StoredEnvironment;
}

/** Throws AppError `not-found`, `invalid-input` for runs of several environments and `conflict` for one under way. */
export async function workbenchSubject(
  { catalog }: Pick<RunContext, 'catalog'>,
  { runIds, base }: Pick<WorkbenchRequest, 'runIds' | 'base'>,
): Promise<WorkbenchSubject> {
  const runs = await Promise.all([...new Set(runIds)].map((id) => findRun(catalog, id)));
  const [first] = runs;
  if (first === undefined) throw new AppError('invalid-input', 'Choose at least one run.');
  const stranger = runs.find((run) => run.environment.id !== first.environment.id);
  if (stranger !== undefined) {
    throw new AppError(
      'invalid-input',
      `Run ${stranger.number} is of ${stranger.environment.title}, run ${first.number} of ${first.environment.title}. Choose runs of one environment.`,
    );
  }
  const open = runs.find((run) => isUnderWay(run.status));
  if (open !== undefined) {
    throw new AppError('conflict', `Run ${open.number} is still under way. Wait for it or cancel it first.`);
  }
  const version = base ?? first.environment.version;
  return { runs, environment: await findEnvironment(catalog, first.environment.id, version) };
}
