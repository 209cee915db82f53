import type { Catalog, RunRecord, StoredEnvironment } from '#core/catalog/catalog.ts';
import { AppError } from '#shared/errors.ts';

/** Throws AppError `conflict` unless a version has every case of a run unchanged, so that it can judge the run. */
export async function mustHaveCasesOf(
  { cases, runs }: Pick<Catalog, 'cases' | 'runs'>,
  run: RunRecord,
  environment: Pick<StoredEnvironment, 'digest' | 'version'>,
): Promise<void> {
  if (run.environment.digest === environment.digest) return;
  const there = new Set((await cases.digests(environment.digest)).map(({ digest }) => digest));
  const own = new Map((await cases.digests(run.environment.digest)).map(({ row, digest }) => [row, digest]));
  const planned = await runs.plannedCases(run.id);
  const missing = planned.filter((row) => !there.has(own.get(row) ?? '')).length;
  if (missing === 0) return;
  throw new AppError(
    'conflict',
    `${missing} of the ${planned.length} cases of run ${run.number} are not in version ${environment.version}, or not unchanged, so its rules cannot judge the run. Put the rules into version ${run.environment.version} instead.`,
  );
}
