import type { FilterChip } from '#renderer/components/filter-chips.tsx';
import { VERDICT_WORDS } from '#shared/format/words.ts';
import { writeQuery } from './filter-language.ts';
import type { FilterTerm } from './filter-language.ts';
import type { ReportFilter } from './use-report-filter.ts';

/** The filters that are on beside the segment of one verdict and the text in the box, each with its way out. */
export function filterChips({ parsed, verdicts, change }: ReportFilter): readonly FilterChip[] {
  const several = verdicts.length > 1;
  const status: FilterChip = {
    id: 'status',
    field: 'result',
    value: verdicts.map((verdict) => VERDICT_WORDS[verdict]).join(' or '),
    onRemove: () => change({ status: undefined }, { push: true }),
  };
  const chips = parsed.terms.map((term, index) => ({
    id: `${index} ${term.field} ${term.value}`,
    ...describeTerm(term),
    onRemove: () => {
      const q = writeQuery({ ...parsed, terms: parsed.terms.filter((other) => other !== term) });
      change({ q: q === '' ? undefined : q }, { push: true });
    },
  }));
  return several ? [status, ...chips] : chips;
}

function describeTerm({ field, value }: FilterTerm): Pick<FilterChip, 'field' | 'operator' | 'value'> {
  if (value.startsWith('<')) return { field, operator: 'below', value: value.slice(1) };
  if (value.startsWith('>')) return { field, operator: 'above', value: value.slice(1) };
  return { field, operator: 'is', value };
}
