import type { Catalog } from '#core/catalog/catalog.ts';
import type { FailureSet } from '#shared/domain/failure-set.ts';
import { AppError } from '#shared/errors.ts';

/** A set that is not in the trash. Throws AppError `not-found`. */
export async function findFailureSet(
  { failureSets }: Pick<Catalog, 'failureSets'>,
  id: string,
): Promise<FailureSet> {
  const set = await failureSets.get(id);
  if (set !== null) return set;
  throw new AppError('not-found', 'The set is not there any more. It may lie in the trash.');
}
