import type { EnvironmentSummary } from '#shared/domain/environment.ts';
import type { HubSearch, HubSort } from '../search.ts';

export type HubFilters = Pick<HubSearch, 'q' | 'cat' | 'harness' | 'scoring' | 'sort'>;
/** What clears all filters and leaves the order. */
export const NO_FILTERS = { q: undefined, cat: undefined, harness: undefined, scoring: undefined } as const;

export type Facet = 'cat' | 'harness' | 'scoring';

/** The environments that match everything that is set, in the order asked for. */
export function findEnvironments(
  environments: readonly EnvironmentSummary[],
  filters: HubFilters,
): readonly EnvironmentSummary[] {
  return environments
    .filter((environment) => matchesText(environment, filters.q ?? '') && matchesFacets(environment, filters))
    .toSorted(ORDERS[filters.sort ?? 'name']);
}

/** Whether any filter is on; the order is none. */
export function isFiltered({ q, cat, harness, scoring }: HubFilters): boolean {
  return [q ?? '', cat, harness, scoring].some((value) => value !== undefined && value !== '');
}

/** The values a facet can take and how many environments each would leave under the other filters, by value. */
export function countFacet(
  environments: readonly EnvironmentSummary[],
  filters: HubFilters,
  facet: Facet,
): readonly { readonly value: string; readonly count: number }[] {
  const others = { ...filters, [facet]: undefined };
  const counts = new Map<string, number>();
  for (const environment of environments) {
    const counted = matchesText(environment, others.q ?? '') && matchesFacets(environment, others) ? 1 : 0;
    for (const value of facetValues(environment, facet))
      counts.set(value, (counts.get(value) ?? 0) + counted);
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .toSorted((before, after) => before.value.localeCompare(after.value, 'en'));
}

function facetValues(environment: EnvironmentSummary, facet: Facet): readonly string[] {
  if (facet === 'cat') return [environment.category];
  return facet === 'harness' ? [environment.harnessKind] : environment.checkKinds;
}

function matchesFacets(environment: EnvironmentSummary, filters: HubFilters): boolean {
  const facets: readonly Facet[] = ['cat', 'harness', 'scoring'];
  return facets.every((facet) => {
    const wanted = filters[facet];
    return wanted === undefined || facetValues(environment, facet).includes(wanted);
  });
}

/** Every word must be somewhere in name, id, tags or description. */
function matchesText(environment: EnvironmentSummary, search: string): boolean {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const { title, id, tags, description } = environment;
  const text = [title, id, ...tags, description].join(' ').toLowerCase();
  return words.every((word) => text.includes(word));
}

type Order = (before: EnvironmentSummary, after: EnvironmentSummary) => number;

const byName: Order = (before, after) => before.title.localeCompare(after.title, 'en', { numeric: true });

const ORDERS: Readonly<Record<HubSort, Order>> = {
  name: byName,
  runs: (before, after) => after.runCount - before.runCount || byName(before, after),
  cases: (before, after) => after.caseCount - before.caseCount || byName(before, after),
  imported: (before, after) => after.importedAt.localeCompare(before.importedAt) || byName(before, after),
};
