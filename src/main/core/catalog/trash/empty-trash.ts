import { removeOrphanBundles } from '../clean-leftovers.ts';
import { type Connection, query } from '../connection.ts';
import type { WriteContext } from '../writer/write-context.ts';

/**
 * Removes deleted runs, drafts, failure sets and environment versions for good, each in a transaction of its own, and returns how many.
 * A version whose cases other runs or sets still show keeps them until the last of those is removed.
 */
export function emptyTrash(context: WriteContext, { before }: { before: string | null }): number {
  const { connection, dataDirectory, at } = context;
  const runs = connection.all(
    query
      .selectFrom('runs')
      .select('number')
      .where('deleted_at', 'is not', null)
      .$if(before !== null, (rows) => rows.where('deleted_at', '<', before)),
  );
  for (const { number } of runs) connection.transaction(() => removeRun(connection, number));
  const environments = connection.all(
    query
      .selectFrom('environments')
      .select('number')
      .where('deleted_at', 'is not', null)
      .where('purged_at', 'is', null)
      .$if(before !== null, (rows) => rows.where('deleted_at', '<', before)),
  );
  for (const { number } of environments) {
    connection.run(query.updateTable('environments').set({ purged_at: at }).where('number', '=', number));
  }
  const drafts = connection.run(
    query
      .deleteFrom('drafts')
      .where('deleted_at', 'is not', null)
      .$if(before !== null, (rows) => rows.where('deleted_at', '<', before)),
  );
  const sets = connection.run(
    query
      .deleteFrom('failure_sets')
      .where('deleted_at', 'is not', null)
      .$if(before !== null, (rows) => rows.where('deleted_at', '<', before)),
  );
  connection.transaction(() => removeUnreferenced(connection));
  removeOrphanBundles(connection, dataDirectory);
  connection.database.pragma('incremental_vacuum');
  return runs.length + environments.length + drafts.changes + sets.changes;
}

function removeRun(connection: Connection, run: number): void {
  connection
    .prepare('DELETE FROM result_search WHERE rowid IN (SELECT id FROM results WHERE run = ?)')
    .run(run);
  connection.run(query.deleteFrom('runs').where('number', '=', run));
}

/** Purged versions that no run and no failure set refers to any more. */
function removeUnreferenced(connection: Connection): void {
  const environments = connection.all(
    query
      .selectFrom('environments')
      .select(['number', 'first_case', 'case_count'])
      .where('purged_at', 'is not', null)
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('runs')
              .select('runs.number')
              .whereRef('runs.environment', '=', 'environments.number'),
          ),
        ),
      )
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('failure_sets')
              .select('failure_sets.number')
              .whereRef('failure_sets.environment', '=', 'environments.number'),
          ),
        ),
      ),
  );
  for (const { number, first_case: first, case_count: count } of environments) {
    connection.prepare('DELETE FROM case_search WHERE rowid BETWEEN ? AND ?').run(first, first + count - 1);
    connection.run(query.deleteFrom('environments').where('number', '=', number));
  }
}
