import type { Catalog } from '#core/catalog/catalog.ts';
import type { FailureSet } from '#shared/domain/failure-set.ts';

import { findFailureSet } from './find-failure-set.ts';

export interface AlignedSet {
  readonly set: FailureSet;
  /** Rows of the version, in the order of its dataset. */
  readonly rows: Uint32Array;
  /** Ids of cases of the set that the version does not have, or has with another question or answer. */
  readonly missing: readonly string[];
}

const CHUNK = 1_000;

/** The cases of a set in any version of the environment: those of another version are found again by their digest. */
export async function alignSet(
  catalog: Pick<Catalog, 'failureSets' | 'cases'>,
  id: string,
  environmentDigest: string,
): Promise<AlignedSet> {
  const set = await findFailureSet(catalog, id);
  const own = await catalog.failureSets.cases(id);
  if (set.environment.digest === environmentDigest) return { set, rows: own, missing: [] };
  // A dataset may hold the same case twice, under two ids.
  const byDigest = Map.groupBy(await catalog.cases.digests(environmentDigest), ({ digest }) => digest);
  const found = new Set<number>();
  const missing: string[] = [];
  for (let start = 0; start < own.length; start += CHUNK) {
    for (const { id: caseId, digest } of await catalog.cases.many([...own.subarray(start, start + CHUNK)])) {
      const same = byDigest.get(digest) ?? [];
      const [match] = [...same.filter((one) => one.caseId === caseId), ...same];
      if (match === undefined) missing.push(caseId);
      else found.add(match.row);
    }
  }
  return { set, rows: Uint32Array.from(found).sort(), missing };
}

const MOST_NAMED = 5;

/** What is said of cases that the version no longer has; null when it has them all. */
export function missingWords({ set, missing }: AlignedSet): string | null {
  if (missing.length === 0) return null;
  const names = missing.slice(0, MOST_NAMED).join(', ');
  const rest = missing.length > MOST_NAMED ? ', …' : '';
  return `${missing.length} of the ${set.caseCount} cases of the set “${set.name}” are not in this version, or were changed, and are left out: ${names}${rest}.`;
}
