import type { Client } from '#shared/client.ts';
import type { FailureSet } from '#shared/domain/failure-set.ts';
import { AppError } from '#shared/errors.ts';

/** A set by its id, the beginning of its id, or its name. Throws AppError `not-found`, or `invalid-input` where several fit. */
export async function findSet(client: Client, reference: string): Promise<FailureSet> {
  const sets = await client.call('failureSets.list', {});
  const named = sets.filter(({ id, name }) => id === reference || name === reference);
  const found =
    named.length > 0 || reference === '' ? named : sets.filter(({ id }) => id.startsWith(reference));
  const [set, another] = found;
  if (set === undefined) {
    throw new AppError('not-found', `There is no set ${reference}. See benchgen sets.`);
  }
  if (another !== undefined) {
    throw new AppError(
      'invalid-input',
      `Several sets are called or begin with ${reference}. Write the whole id.`,
    );
  }
  return set;
}
