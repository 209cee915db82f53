import { FLAGS, PATTERNS } from '#shared/domain/case-result.ts';
import { VERDICTS } from '#shared/domain/verdict.ts';
import { FILTER_EXAMPLES, FILTER_FIELDS, writeTerm } from './filter-language.ts';
import type { FilterField } from './filter-language.ts';

/** What the last word of the box may become: field examples first, then the values of its field. At most 8. */
export function completeFilter(text: string, tags: readonly string[]): readonly string[] {
  const word = /\S*$/.exec(text)?.[0] ?? '';
  const colon = word.indexOf(':');
  const options = colon < 0 ? Object.values(FILTER_EXAMPLES) : valuesOf(word.slice(0, colon), tags);
  const wanted = word.toLowerCase();
  return options.filter((option) => matches(option, wanted) && option !== word).slice(0, 8);
}

/** The box after a completion was chosen. */
export function withCompletion(text: string, completion: string): string {
  return text.replace(/\S*$/, completion);
}

function matches(option: string, wanted: string): boolean {
  const known = option.toLowerCase();
  if (known.startsWith(wanted)) return true;
  const [field, value] = [wanted.slice(0, wanted.indexOf(':') + 1), wanted.slice(wanted.indexOf(':') + 1)];
  return field !== '' && known.startsWith(field) && known.slice(field.length).includes(value);
}

function valuesOf(name: string, tags: readonly string[]): readonly string[] {
  const field = FILTER_FIELDS.find((known) => known === name.toLowerCase());
  if (field === undefined) return [];
  const values: Partial<Record<FilterField, readonly string[]>> = {
    status: VERDICTS,
    pattern: PATTERNS,
    flag: FLAGS,
    tag: tags,
  };
  return values[field]?.map((value) => writeTerm({ field, value })) ?? [FILTER_EXAMPLES[field]];
}
