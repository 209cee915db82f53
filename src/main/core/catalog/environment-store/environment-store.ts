import { AppError } from '#shared/errors.ts';

import type { EnvironmentStore } from '../catalog.ts';
import { type Connection, query } from '../connection.ts';
import type { Write } from '../writer/writer.ts';
import { environmentSummary, listEnvironments, versionsOf } from './environment-summaries.ts';
import { storedEnvironment } from './stored-environment.ts';

const SHORTEST_DIGEST = 8;

export function createEnvironmentStore(
  connection: Connection,
  dataDirectory: string,
  write: Write,
): EnvironmentStore {
  const get = (digest: string) => storedEnvironment(connection, dataDirectory, digest);
  return {
    list: async () => listEnvironments(connection),
    summary: async (digest) => environmentSummary(connection, digest),
    async find(reference, version = null) {
      const digest = digestOf(connection, reference, version);
      return digest === null ? null : get(digest);
    },
    get: async (digest) => get(digest),
    versionsOf: async (id) =>
      versionsOf(connection, id).map((row) => ({ version: row.version, digest: row.digest })),
    add: (environment) => write('environments.add', environment),
    setGrant: (digest, grant, granted) => write('environments.setGrant', { digest, grant, granted }),
    delete: (digest) => write('environments.delete', { digest }),
  };
}

/** The version that `ID`, `ID@VERSION` or the beginning of a digest means, among those not in the trash. */
function digestOf(connection: Connection, reference: string, version: string | null): string | null {
  const at = reference.indexOf('@');
  const id = at < 0 ? reference : reference.slice(0, at);
  const wanted = version ?? (at < 0 ? null : reference.slice(at + 1));
  const versions = versionsOf(connection, id);
  const found = wanted === null ? versions[0] : versions.find((row) => row.version === wanted);
  if (found !== undefined) return found.digest;
  return wanted === null ? digestFrom(connection, reference) : null;
}

function digestFrom(connection: Connection, prefix: string): string | null {
  if (prefix.length < SHORTEST_DIGEST || !/^[0-9a-f]+$/.test(prefix)) return null;
  const [one, other] = connection.all(
    query
      .selectFrom('environments')
      .select('digest')
      .where('digest', '>=', prefix)
      .where('digest', '<', `${prefix}g`)
      .where('deleted_at', 'is', null)
      .limit(2),
  );
  if (other !== undefined) {
    throw new AppError(
      'invalid-input',
      `Several environments begin with ${prefix}. Write more of the digest.`,
    );
  }
  return one?.digest ?? null;
}
