import type { StoredEnvironment } from '#core/catalog/catalog.ts';

/** What an environment asks for and the user has not granted, with the way to grant it; null when nothing is missing. */
export function missingGrant({
  id,
  version,
  manifest,
  grants,
}: Pick<StoredEnvironment, 'id' | 'version' | 'manifest' | 'grants'>): string | null {
  const missing = manifest.requires.find((grant) => !grants.includes(grant));
  if (missing === undefined) return null;
  return `The environment asks to run its Python with the interpreter of this machine, in a process sandbox. If you trust it, allow that with "benchgen grant ${id}@${version} ${missing}" or on the page of the environment.`;
}
