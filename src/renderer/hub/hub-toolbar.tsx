import { Search } from 'lucide-react';
import type { Ref } from 'react';

import type { EnvironmentSummary } from '#shared/domain/environment.ts';
import { formatCount } from '#shared/format/number.ts';
import { kindWords } from '#shared/format/words.ts';
import { Button } from '../components/button.tsx';
import { Select } from '../components/select.tsx';
import { TextField } from '../components/text-field.tsx';
import type { HubSort } from '../search.ts';
import { countFacet, isFiltered, NO_FILTERS, type Facet, type HubFilters } from './hub-filters.ts';
import styles from './hub.module.css';

interface HubToolbarProps {
  readonly environments: readonly EnvironmentSummary[];
  readonly filters: HubFilters;
  readonly onChange: (change: HubFilters) => void;
  readonly searchRef: Ref<HTMLInputElement>;
  readonly onLeaveSearch: () => void;
}

const SORTS: readonly { readonly value: HubSort; readonly label: string }[] = [
  { value: 'name', label: 'Name' },
  { value: 'runs', label: 'Most runs' },
  { value: 'cases', label: 'Most cases' },
  { value: 'imported', label: 'Newest' },
];

const FACETS: readonly { readonly facet: Facet; readonly label: string }[] = [
  { facet: 'cat', label: 'Category' },
  { facet: 'harness', label: 'Harness' },
  { facet: 'scoring', label: 'Scoring' },
];

/** Search, filters with counts, and order. */
export function HubToolbar({ environments, filters, onChange, searchRef, onLeaveSearch }: HubToolbarProps) {
  return (
    <div className={styles.toolbar} role="search" aria-label="Environments">
      <TextField
        label="Search environments"
        hideLabel
        icon={Search}
        clearable
        placeholder="Search name, tag, description"
        className={styles.search}
        inputRef={searchRef}
        value={filters.q ?? ''}
        onValueChange={(q) => onChange({ q: q === '' ? undefined : q })}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown' || event.key === 'Enter') {
            event.preventDefault();
            onLeaveSearch();
          }
        }}
      />
      {FACETS.map(({ facet, label }) => (
        <Select
          key={facet}
          label={label}
          inline
          value={filters[facet] ?? ALL}
          onValueChange={(value) => onChange({ [facet]: value === ALL ? undefined : value })}
          options={facetOptions(environments, filters, facet)}
        />
      ))}
      <Select
        label="Sort"
        inline
        value={filters.sort ?? 'name'}
        onValueChange={(sort) => onChange({ sort: sort === 'name' ? undefined : sort })}
        options={SORTS}
      />
      {isFiltered(filters) ? (
        <Button variant="ghost" onClick={() => onChange(NO_FILTERS)}>
          Clear filters
        </Button>
      ) : null}
    </div>
  );
}

const ALL = 'all';

function facetOptions(environments: readonly EnvironmentSummary[], filters: HubFilters, facet: Facet) {
  const values = countFacet(environments, filters, facet);
  return [
    { value: ALL, label: 'All' },
    ...values.map(({ value, count }) => ({ value, label: kindWords(value), detail: formatCount(count) })),
  ];
}
