import * as z from 'zod';

import { BundleFile } from '#shared/domain/environment.ts';
import { Manifest } from '#shared/domain/manifest/manifest.ts';
import { Problem } from '#shared/domain/problem.ts';
import { ShotExample } from '#shared/domain/test-case.ts';

import type { StoredEnvironment } from '../catalog.ts';
import { bundlePath } from '../catalog-paths.ts';
import { type Connection, query } from '../connection.ts';
import { cachedJson, checkedJson } from '../parse-json.ts';

export const readGrants = cachedJson(z.array(z.enum(['native-python'])));
const readManifest = cachedJson(Manifest);
const readFiles = checkedJson(z.array(BundleFile));
const readExamples = checkedJson(z.array(ShotExample));
const readProblems = checkedJson(z.array(Problem));

/** An environment version by its digest, also when it is in the trash or gone from there: its runs stay readable. */
export function storedEnvironment(
  connection: Connection,
  dataDirectory: string,
  digest: string,
): StoredEnvironment | null {
  const row = connection.first(
    query
      .selectFrom('environments')
      .innerJoin('environment_texts', 'environment_texts.environment', 'environments.number')
      .selectAll()
      .where('digest', '=', digest),
  );
  if (row === undefined) return null;
  return {
    digest,
    id: row.id,
    version: row.version,
    manifest: readManifest(row.manifest),
    readme: row.readme,
    files: readFiles(row.files),
    examples: readExamples(row.examples),
    caseCount: row.case_count,
    sizeBytes: row.size_bytes,
    builtIn: row.built_in === 1,
    importedAt: row.imported_at,
    deletedAt: row.deleted_at,
    problems: readProblems(row.problems),
    grants: readGrants(row.grants),
    bundlePath: bundlePath(dataDirectory, digest),
  };
}
