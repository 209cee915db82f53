import { Search } from 'lucide-react';

import { SegmentedFilter } from '#renderer/components/segmented-filter.tsx';
import { Select } from '#renderer/components/select.tsx';
import { TextField } from '#renderer/components/text-field.tsx';
import { COMPARISON_FILTERS, type Comparison, type ComparisonFilter } from '#shared/domain/comparison.ts';
import { letterOf } from './compare-search.ts';
import styles from './compare.module.css';
import { shortModelName } from '#shared/format/model-name.ts';
import type { ComparisonView } from './use-comparison.ts';

const FILTER_WORDS: Readonly<Record<ComparisonFilter, string>> = {
  all: 'All',
  changed: 'Changed',
  regressed: 'Regressed',
  improved: 'Improved',
  same: 'Same',
  'all-wrong': 'All wrong',
  differing: 'Other answer',
  errors: 'Errors',
  'only-in-one': 'Only in one',
};
/** Shown even when they are empty. */
const ALWAYS: ReadonlySet<ComparisonFilter> = new Set(['all', 'changed', 'regressed', 'improved', 'same']);

interface CompareToolbarProps {
  readonly view: ComparisonView;
  readonly comparison: Comparison;
}

/** Which aligned cases are listed. */
export function CompareToolbar({ view, comparison }: CompareToolbarProps) {
  const { search, change, index } = view;
  const shown = COMPARISON_FILTERS.filter(
    (name) => ALWAYS.has(name) || search.show === name || (index?.counts[name] ?? 0) > 0,
  );
  return (
    <div className={styles.toolbar}>
      <SegmentedFilter<ComparisonFilter>
        label="Cases"
        value={search.show ?? 'all'}
        onValueChange={(show) => change({ show: show === 'all' ? undefined : show }, { push: true })}
        segments={shown.map((name) => ({
          value: name,
          label: FILTER_WORDS[name],
          count: index?.counts[name],
        }))}
      />
      {comparison.runs.length > 2 ? (
        <Select
          label="vs"
          inline
          value={search.vs ?? 'any'}
          onValueChange={(vs) => change({ vs: vs === 'any' ? undefined : vs }, { push: true })}
          options={[
            { value: 'any', label: 'any' },
            ...comparison.runs.flatMap(({ run }, place) =>
              run.id === comparison.baseline
                ? []
                : [{ value: run.id, label: `${letterOf(place)} ${shortModelName(run.model)}` }],
            ),
          ]}
        />
      ) : null}
      <TextField
        label="Search cases"
        hideLabel
        icon={Search}
        placeholder="Search input and answers"
        clearable
        className={styles.search}
        value={search.q ?? ''}
        onValueChange={(q) => change({ q: q === '' ? undefined : q })}
      />
    </div>
  );
}
