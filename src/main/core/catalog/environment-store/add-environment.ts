import { existsSync, rmSync } from 'node:fs';

import { AppError } from '#shared/errors.ts';
import { checkKindsOf, runsCode } from '#shared/domain/manifest/manifest-facts.ts';

import type { NewEnvironment } from '../catalog.ts';
import { bundlePath } from '../catalog-paths.ts';
import { type Connection, query } from '../connection.ts';
import type { WriteContext } from '../writer/write-context.ts';
import { copyStagedCases } from './copy-staged-cases.ts';
import { installBundle } from './install-bundle.ts';

/** See `EnvironmentStore.add`. The staged cases and the zip are used up, whatever the outcome. */
export function addEnvironment(context: WriteContext, environment: NewEnvironment): void {
  const { connection, dataDirectory } = context;
  if (!existsSync(environment.stagedCasesPath)) {
    throw new AppError('internal', `The staged cases ${environment.stagedCasesPath} are missing.`);
  }
  const bundle = installBundle(environment.zipPath, bundlePath(dataDirectory, environment.digest));
  connection.prepare('ATTACH DATABASE ? AS staged').run(environment.stagedCasesPath);
  // The checkpoint of so much is left to a later, smaller write: nobody waits for that one.
  connection.database.pragma('wal_autocheckpoint = 0');
  try {
    connection.transaction(() => {
      write(context, environment);
      bundle.putInPlace();
    });
  } finally {
    connection.database.pragma('wal_autocheckpoint = 1000');
    connection.prepare('DETACH DATABASE staged').run();
    bundle.discard();
    rmSync(environment.stagedCasesPath, { force: true });
  }
}

function write({ connection, at }: WriteContext, environment: NewEnvironment): void {
  const { digest, manifest, builtIn } = environment;
  refuseConflict(connection, environment);
  const known = connection.first(
    query.selectFrom('environments').select('number').where('digest', '=', digest),
  );
  if (known !== undefined) {
    // The same files: out of the trash with it, its cases are still here.
    connection.run(
      query
        .updateTable('environments')
        .set({ deleted_at: null, purged_at: null, ...(builtIn ? { built_in: 1 } : {}) })
        .where('number', '=', known.number),
    );
    return;
  }
  const { lastInsertRowid } = connection.run(
    query.insertInto('environments').values({
      digest,
      id: manifest.id,
      version: manifest.version,
      title: manifest.title,
      description: manifest.description,
      category: manifest.category,
      tags: JSON.stringify(manifest.tags),
      license: manifest.license ?? null,
      harness_kind: manifest.harness.kind,
      check_kinds: JSON.stringify(checkKindsOf(manifest)),
      runs_code: runsCode(manifest) ? 1 : 0,
      case_count: 0,
      first_case: 0,
      size_bytes: environment.sizeBytes,
      built_in: builtIn ? 1 : 0,
      imported_at: at,
    }),
  );
  const number = Number(lastInsertRowid);
  writeTexts(connection, number, environment);
  const cases = copyStagedCases(connection, number);
  connection.run(query.updateTable('environments').set(cases).where('number', '=', number));
}

function refuseConflict(connection: Connection, { digest, manifest }: NewEnvironment): void {
  const other = connection.first(
    query
      .selectFrom('environments')
      .select('digest')
      .where('id', '=', manifest.id)
      .where('version', '=', manifest.version)
      .where('digest', '!=', digest)
      .where('deleted_at', 'is', null),
  );
  if (other === undefined) return;
  throw new AppError(
    'conflict',
    `${manifest.id} ${manifest.version} is already here with other content (${other.digest.slice(0, 12)}). Import it under another version, or delete the one that is here.`,
  );
}

function writeTexts(connection: Connection, environment: number, from: NewEnvironment): void {
  connection.run(
    query.insertInto('environment_texts').values({
      environment,
      manifest: JSON.stringify(from.manifest),
      readme: from.readme,
      files: JSON.stringify(from.files),
      examples: JSON.stringify(from.examples),
      problems: JSON.stringify(from.problems),
    }),
  );
}
