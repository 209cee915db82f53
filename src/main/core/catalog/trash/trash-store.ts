import type { TrashStore } from '../catalog.ts';
import { type Connection, query } from '../connection.ts';
import type { Write } from '../writer/writer.ts';

type TrashItem = Awaited<ReturnType<TrashStore['list']>>[number];

/** Deleted environment versions (their id here is the digest), runs, drafts and failure sets, the latest first. */
export function createTrashStore(connection: Connection, write: Write): TrashStore {
  return {
    list: async () =>
      [
        ...deletedEnvironments(connection),
        ...deletedRuns(connection),
        ...deletedDrafts(connection),
        ...deletedSets(connection),
      ].toSorted((one, other) => other.deletedAt.localeCompare(one.deletedAt)),
    restore: (ids) => write('trash.restore', { ids }),
    empty: (before) => write('trash.empty', { before: before ?? null }),
  };
}

function deletedEnvironments(connection: Connection): TrashItem[] {
  return connection
    .all(
      query
        .selectFrom('environments')
        .select(['digest as id', 'title', 'version', 'deleted_at as deletedAt'])
        .where('deleted_at', 'is not', null)
        .where('purged_at', 'is', null)
        .$narrowType<{ deletedAt: string }>(),
    )
    .map(({ id, title, version, deletedAt }) => ({
      id,
      kind: 'environment',
      title: `${title} ${version}`,
      deletedAt,
    }));
}

function deletedRuns(connection: Connection): TrashItem[] {
  return connection
    .all(
      query
        .selectFrom('runs')
        .innerJoin('environments', 'environments.number', 'runs.environment')
        .select(['runs.id', 'runs.number', 'runs.model', 'environments.title'])
        .select('runs.deleted_at as deletedAt')
        .where('runs.deleted_at', 'is not', null)
        .$narrowType<{ deletedAt: string }>(),
    )
    .map(({ id, number, model, title, deletedAt }) => ({
      id,
      kind: 'run',
      title: `Run ${number}: ${title}, ${model}`,
      deletedAt,
    }));
}

function deletedDrafts(connection: Connection): TrashItem[] {
  return connection
    .all(
      query
        .selectFrom('drafts')
        .select(['id', 'environment_id', 'title', 'deleted_at as deletedAt'])
        .where('deleted_at', 'is not', null)
        .$narrowType<{ deletedAt: string }>(),
    )
    .map(({ id, environment_id: environment, title, deletedAt }) => ({
      id,
      kind: 'draft',
      title: `Draft: ${title ?? environment ?? id}`,
      deletedAt,
    }));
}

function deletedSets(connection: Connection): TrashItem[] {
  return connection
    .all(
      query
        .selectFrom('failure_sets')
        .select(['id', 'name', 'deleted_at as deletedAt'])
        .where('deleted_at', 'is not', null)
        .$narrowType<{ deletedAt: string }>(),
    )
    .map(({ id, name, deletedAt }) => ({ id, kind: 'failure-set', title: `Set: ${name}`, deletedAt }));
}
