import { AppError } from '#shared/errors.ts';

import { type Connection, query } from '../connection.ts';
import type { WriteContext } from '../writer/write-context.ts';
import { readGrants } from './stored-environment.ts';

export function setGrant(
  { connection }: WriteContext,
  { digest, grant, granted }: { digest: string; grant: 'native-python'; granted: boolean },
): void {
  const row = liveEnvironment(connection, digest);
  const others = readGrants(row.grants).filter((kept) => kept !== grant);
  const grants = JSON.stringify(granted ? [...others, grant] : others);
  connection.run(query.updateTable('environments').set({ grants }).where('number', '=', row.number));
}

export function deleteEnvironment({ connection, at }: WriteContext, { digest }: { digest: string }): void {
  const { number } = liveEnvironment(connection, digest);
  connection.run(query.updateTable('environments').set({ deleted_at: at }).where('number', '=', number));
}

function liveEnvironment(connection: Connection, digest: string): { number: number; grants: string } {
  const row = connection.first(
    query
      .selectFrom('environments')
      .select(['number', 'grants'])
      .where('digest', '=', digest)
      .where('deleted_at', 'is', null),
  );
  if (row !== undefined) return row;
  throw new AppError('not-found', `There is no environment ${digest} in the catalog.`);
}
