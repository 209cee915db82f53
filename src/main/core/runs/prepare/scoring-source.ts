import type { StoredEnvironment } from '#core/catalog/catalog.ts';
import { AppError } from '#shared/errors.ts';

import type { RunServiceDeps } from '../run-context.ts';
import type { ScoringSource } from '../session-plan.ts';
import { missingGrant } from './missing-grant.ts';
import { namedFiles } from './named-files.ts';

/** Most characters of all files together: every worker thread holds them. */
const MOST_CHARACTERS = 256 * 1024 * 1024;

/**
 * What workers need to judge by the rules of an environment. Throws AppError `not-available` when a grant is missing,
 * `bundle-invalid` for more text than threads can hold. Files that are no text are left out.
 */
export async function scoringSource(
  deps: Pick<RunServiceDeps, 'dataDirectory' | 'readBundleText'>,
  environment: StoredEnvironment,
): Promise<ScoringSource> {
  const { digest, manifest } = environment;
  const missing = missingGrant(environment);
  if (missing !== null) throw new AppError('not-available', missing);
  return {
    dataDirectory: deps.dataDirectory,
    environmentDigest: digest,
    manifest,
    files: await readNamedFiles(deps, environment),
    nativePython: manifest.requires.includes('native-python'),
  };
}

async function readNamedFiles(
  { readBundleText }: Pick<RunServiceDeps, 'readBundleText'>,
  environment: StoredEnvironment,
): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  let characters = 0;
  for (const path of namedFiles(environment.manifest, environment.files)) {
    const text = await readBundleText(environment, path);
    if (text === null) continue;
    files[path] = text;
    characters += text.length;
    if (characters > MOST_CHARACTERS) throw tooLarge();
  }
  return files;
}

function tooLarge(): AppError {
  const most = MOST_CHARACTERS / (1024 * 1024);
  return new AppError(
    'bundle-invalid',
    `The files that checks and tools name hold more than ${most} million characters altogether. Make the databases of the environment smaller.`,
  );
}
