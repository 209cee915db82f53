import type { Catalog } from '#core/catalog/catalog.ts';
import type { ImportPreview } from '#shared/domain/environment.ts';
import { checkKindsOf, runsCode } from '#shared/domain/manifest/manifest-facts.ts';
import type { Manifest } from '#shared/domain/manifest/manifest.ts';
import type { AppError } from '#shared/errors.ts';

import type { BundleReading } from '../validate/read-bundle.ts';
import { freeVersion } from './free-version.ts';

/** What an import of a bundle that was read would do. */
export async function describeImport(
  catalog: Pick<Catalog, 'environments'>,
  file: { handle: string; fileName: string },
  reading: BundleReading,
): Promise<ImportPreview> {
  const { manifest, digest, problems, isValid } = reading;
  const versions = manifest === null ? [] : await catalog.environments.versionsOf(manifest.id);
  const outcome = manifest === null || !isValid ? 'invalid' : outcomeOf(manifest, digest, versions);
  return {
    ...file,
    environment: manifest === null ? null : aboutEnvironment(manifest, reading),
    problems: [...problems],
    outcome,
    suggestedVersion:
      outcome === 'conflict' && manifest !== null ? freeVersion(manifest.version, versions) : null,
    otherVersions: versions.map((one) => one.version),
  };
}

function outcomeOf(
  manifest: Manifest,
  digest: string,
  versions: readonly { version: string; digest: string }[],
): ImportPreview['outcome'] {
  if (versions.some((one) => one.digest === digest)) return 'same';
  if (versions.some((one) => one.version === manifest.version)) return 'conflict';
  return versions.length === 0 ? 'new' : 'new-version';
}

function aboutEnvironment(
  manifest: Manifest,
  reading: BundleReading,
): NonNullable<ImportPreview['environment']> {
  return {
    id: manifest.id,
    version: manifest.version,
    digest: reading.digest,
    title: manifest.title,
    description: manifest.description,
    category: manifest.category,
    harnessKind: manifest.harness.kind,
    checkKinds: checkKindsOf(manifest),
    caseCount: reading.caseCount,
    sizeBytes: reading.sizeBytes,
    fileCount: reading.files.length,
    runsCode: runsCode(manifest),
    license: manifest.license ?? null,
  };
}

/** A bundle that could not be read at all. */
export function unreadableImport(file: { handle: string; fileName: string }, error: AppError): ImportPreview {
  return {
    ...file,
    environment: null,
    problems: error.problems.length > 0 ? [...error.problems] : [wholeFile(file.fileName, error)],
    outcome: 'invalid',
    suggestedVersion: null,
    otherVersions: [],
  };
}

function wholeFile(file: string, { message }: AppError): ImportPreview['problems'][number] {
  return {
    severity: 'error',
    file,
    line: 1,
    column: 1,
    message,
    remedy: 'Correct the bundle and try again.',
  };
}
