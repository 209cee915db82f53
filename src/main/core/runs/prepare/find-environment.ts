import type { Catalog, StoredEnvironment } from '#core/catalog/catalog.ts';
import { RESERVED_HARNESS_KINDS } from '#shared/domain/manifest/harness-spec.ts';
import { AppError } from '#shared/errors.ts';

import { missingGrant } from './missing-grant.ts';

/** The environment of a request. Throws AppError `not-found`. */
export async function findEnvironment(
  catalog: Pick<Catalog, 'environments'>,
  reference: string,
  version: string | null,
): Promise<StoredEnvironment> {
  const found = await catalog.environments.find(reference, version);
  if (found !== null) return found;
  const named = version === null ? reference : `${reference}@${version}`;
  throw new AppError(
    'not-found',
    `There is no environment ${named} here. Import it first, or look at the hub.`,
  );
}

/** Why this version of the application cannot run an environment; null when it can. */
export function whyNotRunnable(environment: StoredEnvironment): string | null {
  const { manifest, caseCount } = environment;
  const { harness } = manifest;
  if ((RESERVED_HARNESS_KINDS as readonly string[]).includes(harness.kind)) {
    return `This version cannot run environments with the harness "${harness.kind}".`;
  }
  const missing = missingGrant(environment);
  if (missing !== null) return missing;
  return caseCount === 0 ? 'The environment has no cases.' : null;
}

/** Throws AppError `not-available` unless the environment can be run. */
export function mustBeRunnable(environment: StoredEnvironment): void {
  const reason = whyNotRunnable(environment);
  if (reason !== null) throw new AppError('not-available', reason);
}
