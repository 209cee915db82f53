import { sql } from 'kysely';
import semver from 'semver';
import * as z from 'zod';

import type { EnvironmentSummary } from '#shared/domain/environment.ts';
import { Category } from '#shared/domain/manifest/manifest.ts';

import { type Connection, query } from '../connection.ts';
import { cachedJson } from '../parse-json.ts';

const readWords = cachedJson(z.array(z.string()));

/** Versions that are not in the trash, with the number of their runs. */
function selectVersions() {
  return query
    .selectFrom('environments')
    .selectAll()
    .select((eb) =>
      eb
        .selectFrom('runs')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .whereRef('runs.environment', '=', 'environments.number')
        .where('runs.deleted_at', 'is', null)
        .$asScalar()
        .$notNull()
        .as('run_count'),
    )
    .where('deleted_at', 'is', null);
}

type VersionRow = NonNullable<ReturnType<typeof firstVersion>>;
function firstVersion(connection: Connection) {
  return connection.first(selectVersions());
}

/** One summary for each id, of its newest version, in the order of titles. */
export function listEnvironments(connection: Connection): EnvironmentSummary[] {
  const best = bestRuns(connection);
  return [...Map.groupBy(connection.all(selectVersions()), (row) => row.id).values()]
    .map((rows) => newestFirst(rows))
    .flatMap(([newest, ...older]) =>
      newest === undefined ? [] : [toSummary(newest, [newest, ...older], best)],
    )
    .toSorted((one, other) => one.title.localeCompare(other.title) || one.id.localeCompare(other.id));
}

/** The summary of one version, with its siblings. */
export function environmentSummary(connection: Connection, digest: string): EnvironmentSummary | null {
  const row = connection.first(selectVersions().where('digest', '=', digest));
  if (row === undefined) return null;
  return toSummary(row, versionsOf(connection, row.id), bestRuns(connection));
}

/** Versions of an id that are not in the trash, newest first. */
export function versionsOf(connection: Connection, id: string): VersionRow[] {
  return newestFirst(connection.all(selectVersions().where('id', '=', id)));
}

function newestFirst(rows: readonly VersionRow[]): VersionRow[] {
  return rows.toSorted((one, other) => semver.compareBuild(other.version, one.version));
}

/** The most accurate run of each version. A part of the cases says little, and a baseline is no model. */
function bestRuns(connection: Connection): ReadonlyMap<number, { model: string; accuracy: number }> {
  const rows = connection.all(
    query
      .selectFrom('runs')
      .select(['environment', 'model', sql<number>`max(1.0 * pass / (pass + partial + fail))`.as('accuracy')])
      .where('deleted_at', 'is', null)
      .where('status', '=', 'completed')
      .where('covers_all', '=', 1)
      .where(sql<boolean>`pass + partial + fail > 0`)
      .where('model', 'not like', 'baseline:%')
      .groupBy('environment'),
  );
  return new Map(rows.map(({ environment, model, accuracy }) => [environment, { model, accuracy }]));
}

function toSummary(
  row: VersionRow,
  versions: readonly VersionRow[],
  best: ReadonlyMap<number, { model: string; accuracy: number }>,
): EnvironmentSummary {
  return {
    id: row.id,
    version: row.version,
    digest: row.digest,
    title: row.title,
    description: row.description,
    category: Category.catch('other').parse(row.category),
    tags: readWords(row.tags),
    license: row.license,
    harnessKind: row.harness_kind,
    checkKinds: readWords(row.check_kinds),
    caseCount: row.case_count,
    sizeBytes: row.size_bytes,
    builtIn: row.built_in === 1,
    runsCode: row.runs_code === 1,
    versions: versions.map((each) => ({
      version: each.version,
      digest: each.digest,
      importedAt: each.imported_at,
      runCount: each.run_count,
    })),
    runCount: versions.reduce((sum, each) => sum + each.run_count, 0),
    best: best.get(row.number) ?? null,
    importedAt: row.imported_at,
  };
}
