import type { FailureSet } from '#shared/domain/failure-set.ts';
import { DEFAULT_SET_SORT, readSetSort } from './failure-sets-search.ts';
import type { FailureSetsSearch, SetColumn } from './failure-sets-search.ts';

const values: Readonly<Record<SetColumn, (set: FailureSet) => string | number | null>> = {
  name: ({ name }) => name.toLowerCase(),
  environment: ({ environment }) => `${environment.title.toLowerCase()} ${environment.version}`,
  run: ({ run }) => run.number,
  cases: ({ caseCount }) => caseCount,
  created: ({ createdAt }) => createdAt,
  exported: ({ exportedForTrainingAt }) => exportedForTrainingAt,
};

/** Sets that match the search, in the order of the address; missing values come last in both directions. */
export function listSets(sets: readonly FailureSet[], search: FailureSetsSearch): readonly FailureSet[] {
  const { by, descending } =
    (search.sort === undefined ? null : readSetSort(search.sort)) ?? DEFAULT_SET_SORT;
  const words = (search.q ?? '').toLowerCase().split(/\s+/);
  return sets
    .filter((set) => words.every((word) => textOf(set).includes(word)))
    .toSorted((before, after) => {
      const [first, second] = [values[by](before), values[by](after)];
      if (first === null || second === null) return Number(first === null) - Number(second === null);
      if (first === second) return after.createdAt.localeCompare(before.createdAt);
      return (first < second ? -1 : 1) * (descending ? -1 : 1);
    });
}

function textOf({ name, environment, run, chosenBy }: FailureSet): string {
  const parts = [name, environment.title, environment.id, environment.version, run.model, chosenBy];
  return `${parts.join(' ')} run ${run.number}`.toLowerCase();
}
