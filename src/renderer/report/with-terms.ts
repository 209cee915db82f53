import type { FilterField, FilterTerm } from './filter-language.ts';

/** Fields that may be asked for several times at once. */
const ADDING: readonly FilterField[] = ['tag'];

export interface MergedTerms {
  /** For the result segments; undefined when no new term speaks of them. */
  readonly status: string | undefined;
  readonly others: readonly FilterTerm[];
}

/** Adds finished terms to those that are on: a status moves to the segments, a limit replaces the one before. */
export function withTerms(before: readonly FilterTerm[], added: readonly FilterTerm[]): MergedTerms {
  const status = added.findLast(({ field }) => field === 'status')?.value.toLowerCase();
  let others = before.filter(({ field }) => field !== 'status');
  for (const term of added) {
    if (term.field === 'status') continue;
    others = others.filter((other) => !replaces(term, other));
    others.push(term);
  }
  return { status, others };
}

function replaces(term: FilterTerm, other: FilterTerm): boolean {
  if (term.field !== other.field) return false;
  return !ADDING.includes(term.field) || term.value === other.value;
}
