import type { StoredEnvironment } from '#core/catalog/catalog.ts';

import type { RunServiceDeps } from '../run-context.ts';
import type { ScoringSource } from '../session-plan.ts';

/** What workers need to judge by the rules of an environment. */
export async function scoringSource(
  deps: Pick<RunServiceDeps, 'dataDirectory' | 'readBundleText'>,
  environment: StoredEnvironment,
): Promise<ScoringSource> {
  const files: Record<string, string> = {};
  for (const path of namedFiles(environment)) {
    const text = await deps.readBundleText(environment, path);
    if (text !== null) files[path] = text;
  }
  return {
    dataDirectory: deps.dataDirectory,
    environmentDigest: environment.digest,
    manifest: environment.manifest,
    files,
  };
}

/** Paths of the files that checks name. */
function namedFiles({ manifest }: StoredEnvironment): string[] {
  return manifest.scoring.checks.flatMap((check) =>
    check.kind === 'json-schema' && typeof check.schema === 'string' ? [check.schema] : [],
  );
}
