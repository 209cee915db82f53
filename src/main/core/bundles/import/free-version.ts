import { inc } from 'semver';

/** The next patch version that is not among the versions. */
export function freeVersion(version: string, versions: readonly { version: string }[]): string {
  let candidate = inc(version, 'patch') ?? '1.0.0';
  while (versions.some((one) => one.version === candidate)) candidate = inc(candidate, 'patch') ?? '1.0.0';
  return candidate;
}
