import { AppError } from '#shared/errors.ts';

import type { NewFailureSet } from '../catalog.ts';
import { type Connection, query } from '../connection.ts';
import type { WriteContext } from '../writer/write-context.ts';

/** See `FailureSetStore.create`. */
export function createFailureSet({ connection, at }: WriteContext, set: NewFailureSet): void {
  const { digest } = set.run.environment;
  const environment = connection.first(
    query.selectFrom('environments').select('number').where('digest', '=', digest),
  );
  if (environment === undefined) {
    throw new AppError('not-found', `There is no environment ${digest} in the catalog.`);
  }
  const { lastInsertRowid } = connection.run(
    query.insertInto('failure_sets').values({
      id: set.id,
      name: set.name,
      environment: environment.number,
      run_id: set.run.id,
      run_number: set.run.number,
      model: set.run.model,
      case_count: set.caseRows.length,
      chosen_by: set.chosenBy,
      created_at: at,
    }),
  );
  const insert = connection.prepare('INSERT INTO failure_set_cases VALUES (?, ?, ?)');
  set.caseRows.forEach((row, place) => insert.run(lastInsertRowid, place, row));
}

/** See `FailureSetStore.rename`. */
export function renameFailureSet(
  { connection }: WriteContext,
  { id, name }: { id: string; name: string },
): void {
  change(connection, id, { name });
}

/** See `FailureSetStore.delete`. */
export function deleteFailureSet({ connection, at }: WriteContext, { id }: { id: string }): void {
  change(connection, id, { deleted_at: at });
}

function change(connection: Connection, id: string, values: { name: string } | { deleted_at: string }): void {
  const { changes } = connection.run(
    query.updateTable('failure_sets').set(values).where('id', '=', id).where('deleted_at', 'is', null),
  );
  if (changes === 0) throw new AppError('not-found', 'This set is not there any more.');
}
