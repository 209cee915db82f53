import { AppError } from '#shared/errors.ts';

import { anyOf, type Connection, query } from '../connection.ts';
import type { WriteContext } from '../writer/write-context.ts';

/** Takes environments (by digest), runs, drafts and failure sets (by id) out of the trash: all of them or, when one cannot be, none. */
export function restoreFromTrash({ connection }: WriteContext, { ids }: { ids: readonly string[] }): void {
  for (const id of ids) refuseTaken(connection, id);
  const environments = connection.run(
    query
      .updateTable('environments')
      .set({ deleted_at: null })
      .where('digest', 'in', anyOf(ids))
      .where('deleted_at', 'is not', null)
      .where('purged_at', 'is', null),
  );
  const runs = connection.run(
    query
      .updateTable('runs')
      .set({ deleted_at: null })
      .where('id', 'in', anyOf(ids))
      .where('deleted_at', 'is not', null),
  );
  const drafts = connection.run(
    query
      .updateTable('drafts')
      .set({ deleted_at: null })
      .where('id', 'in', anyOf(ids))
      .where('deleted_at', 'is not', null),
  );
  const sets = connection.run(
    query
      .updateTable('failure_sets')
      .set({ deleted_at: null })
      .where('id', 'in', anyOf(ids))
      .where('deleted_at', 'is not', null),
  );
  if (environments.changes + runs.changes + drafts.changes + sets.changes < new Set(ids).size) {
    throw new AppError('not-found', 'Not everything that was to be restored is still in the trash.');
  }
}

/** Meanwhile another bundle may have taken the place of a deleted version. */
function refuseTaken(connection: Connection, digest: string): void {
  const taken = connection.first(
    query
      .selectFrom('environments as deleted')
      .innerJoin('environments as live', (join) =>
        join.onRef('live.id', '=', 'deleted.id').onRef('live.version', '=', 'deleted.version'),
      )
      .select(['deleted.id', 'deleted.version'])
      .where('deleted.digest', '=', digest)
      .where('deleted.deleted_at', 'is not', null)
      .where('live.deleted_at', 'is', null),
  );
  if (taken === undefined) return;
  throw new AppError(
    'conflict',
    `${taken.id} ${taken.version} was imported again with other content. Delete that one first, then restore this one.`,
  );
}
