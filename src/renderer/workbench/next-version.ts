/** The next patch version after one that is not among those that are taken. */
export function nextVersion(version: string, taken: readonly string[]): string {
  const [major = '1', minor = '0', patch = '0'] = version.split(/[-+]/)[0]?.split('.') ?? [];
  let next = Number(patch) + 1;
  while (taken.includes(`${major}.${minor}.${next}`)) next += 1;
  return `${major}.${minor}.${next}`;
}
