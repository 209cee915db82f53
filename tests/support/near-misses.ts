import { readFileSync } from 'node:fs';

/** A small change to a reference solution that makes it wrong. */
export interface NearMiss {
  readonly replace: string;
  readonly by: string;
}

/** What the fixture of a built-in environment says of each of its cases, by the id of the case. */
export function nearMissesOf<T>(environment: string): Readonly<Record<string, T>> {
  const file = new URL(`../fixtures/builtin/${environment}-near-misses.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, T>;
}

/** The wrong solutions, each with one change. Throws where a change does not change anything. */
export function wrongSolutions(solution: string, nearMisses: readonly NearMiss[]): string[] {
  return nearMisses.map(({ replace, by }) => {
    const wrong = solution.replace(replace, () => by);
    if (wrong === solution) throw new Error(`“${replace}” is not in the solution.`);
    return wrong;
  });
}
