import { valid } from 'semver';

import type { Catalog } from '#core/catalog/catalog.ts';
import type { Manifest } from '#shared/domain/manifest/manifest.ts';
import { AppError } from '#shared/errors.ts';

import type { BundleReading } from '../validate/read-bundle.ts';
import { freeVersion } from './free-version.ts';
import type { ImportWorkers } from './import-worker-pool.ts';
import { type Prepared, prepareBundle, removePrepared } from './prepared-bundle.ts';

export interface Imported {
  readonly id: string;
  readonly version: string;
  readonly digest: string;
  readonly alreadyInstalled: boolean;
}

export interface CommitContext {
  readonly catalog: Pick<Catalog, 'environments'>;
  readonly workers: ImportWorkers;
  readonly dataDirectory: string;
  /** Told after something was written. */
  readonly onImported: (imported: Imported) => void;
}

/** Writes a bundle that was read into the catalog. Throws AppError `bundle-invalid`, or `conflict` when its version is taken by other content. */
export async function commitImport(
  context: CommitContext,
  prepared: Prepared,
  options: { asVersion: string | null; builtIn: boolean },
): Promise<Imported> {
  const manifest = validManifest(prepared.reading);
  if (options.asVersion !== null && options.asVersion !== manifest.version) {
    return commitAs(context, prepared, { ...options, asVersion: options.asVersion });
  }
  const { digest, readme, files, examples, sizeBytes, problems } = prepared.reading;
  const imported = { id: manifest.id, version: manifest.version, digest };
  const versions = await context.catalog.environments.versionsOf(manifest.id);
  if (versions.some((one) => one.digest === digest)) return { ...imported, alreadyInstalled: true };
  if (versions.some((one) => one.version === manifest.version)) throw conflict(manifest, versions);
  const { zipPath, stagedCasesPath } = prepared;
  const { builtIn } = options;
  await context.catalog.environments.add({
    digest,
    manifest,
    readme,
    files,
    examples,
    sizeBytes,
    builtIn,
    problems,
    zipPath,
    stagedCasesPath,
  });
  const result = { ...imported, alreadyInstalled: false };
  context.onImported(result);
  return result;
}

/** Packs the bundle again with another version; that is another content with a digest of its own. */
async function commitAs(
  context: CommitContext,
  original: Prepared,
  { asVersion, builtIn }: { asVersion: string; builtIn: boolean },
): Promise<Imported> {
  if (valid(asVersion) !== asVersion) {
    throw new AppError('invalid-input', `"${asVersion}" is not a semantic version. Write one such as 1.0.1.`);
  }
  const renamed = await prepareBundle(context, { path: original.zipPath, asVersion });
  try {
    return await commitImport(context, renamed, { asVersion: null, builtIn });
  } finally {
    await removePrepared(renamed);
  }
}

function validManifest({ manifest, isValid, problems }: BundleReading): Manifest {
  if (manifest !== null && isValid) return manifest;
  const errors = problems.filter((problem) => problem.severity === 'error');
  const first = errors[0];
  const where = first === undefined ? '' : ` First: ${first.file}, line ${first.line}: ${first.message}`;
  const count = errors.length === 1 ? 'one mistake' : `${errors.length} mistakes`;
  throw new AppError('bundle-invalid', `The bundle has ${count} and was not imported.${where}`, { problems });
}

function conflict(manifest: Manifest, versions: readonly { version: string }[]): AppError {
  const free = freeVersion(manifest.version, versions);
  return new AppError(
    'conflict',
    `${manifest.id} ${manifest.version} is already here with other content. Import it under another version, such as ${free}.`,
  );
}
