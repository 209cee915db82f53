import { FLAGS, PATTERNS } from '#shared/domain/case-result.ts';
import { VERDICTS } from '#shared/domain/verdict.ts';
import { FILTER_FIELDS, REVIEWS, writeTerm } from './filter-language.ts';
import type { FilterField } from './filter-language.ts';

/** How a term of each field begins. */
const BEGINNINGS = [
  'status:',
  'score:<',
  'latency:>',
  'tag:',
  'pattern:',
  'cause:',
  'flag:',
  'review:',
  'bookmarked:',
];

/** What the last word of the box may become: a field first, then the values of its field. At most 10. */
export function completeFilter(text: string, tags: readonly string[]): readonly string[] {
  const word = /\S*$/.exec(text)?.[0] ?? '';
  const colon = word.indexOf(':');
  const options = colon < 0 ? BEGINNINGS : valuesOf(word.slice(0, colon), tags);
  const wanted = word.toLowerCase();
  return options.filter((option) => matches(option, wanted) && option !== word).slice(0, 10);
}

/** Whether a completion is a whole term and not just its beginning. */
export function isWholeTerm(completion: string): boolean {
  return !BEGINNINGS.includes(completion);
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
    review: REVIEWS,
    bookmarked: ['yes', 'no'],
    tag: tags,
    score: ['<0.5', '<1'],
    latency: ['>1s', '>5s', '>30s'],
  };
  return values[field]?.map((value) => writeTerm({ field, value })) ?? [];
}
