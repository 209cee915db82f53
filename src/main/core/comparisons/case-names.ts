import type { Catalog } from '#core/catalog/catalog.ts';

/** Gives equal cases of different environment versions one number. */
export interface CaseNames {
  readonly environmentDigest: string;
  /** Of a case row: equal for cases of equal content, in the order of the first environment. */
  numberOf(caseRow: number): number;
  /** Numbers of its cases by case id; empty where all runs are of one version, which has nothing to tell apart. */
  readonly numbersById: ReadonlyMap<string, number>;
}

/** For each run its names. Runs of one version need nothing but their rows. */
export async function caseNames(
  cases: Pick<Catalog['cases'], 'digests'>,
  environmentDigests: readonly string[],
): Promise<CaseNames[]> {
  const different = [...new Set(environmentDigests)];
  if (different.length === 1) {
    return environmentDigests.map((environmentDigest) => ({
      environmentDigest,
      numberOf: (row) => row,
      numbersById: new Map(),
    }));
  }
  const numbers = new Map<string, number>();
  const byEnvironment = new Map<string, CaseNames>();
  for (const environmentDigest of different) {
    byEnvironment.set(
      environmentDigest,
      namesOf(environmentDigest, await cases.digests(environmentDigest), numbers),
    );
  }
  return environmentDigests.flatMap((digest) => byEnvironment.get(digest) ?? []);
}

function namesOf(
  environmentDigest: string,
  cases: readonly { row: number; caseId: string; digest: string }[],
  numbers: Map<string, number>,
): CaseNames {
  const ofRow = new Map<number, number>();
  const numbersById = new Map<string, number>();
  // A version may hold one content several times; the k-th of one belongs to the k-th of the other.
  const seen = new Map<string, number>();
  for (const { row, caseId, digest } of cases) {
    const times = seen.get(digest) ?? 0;
    seen.set(digest, times + 1);
    const content = `${digest} ${times}`;
    const number = numbers.get(content) ?? numbers.size;
    numbers.set(content, number);
    ofRow.set(row, number);
    numbersById.set(caseId, number);
  }
  return { environmentDigest, numberOf: (row) => ofRow.get(row) ?? 0, numbersById };
}
