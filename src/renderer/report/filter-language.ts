import { FLAGS, Flag, PATTERNS, Pattern } from '#shared/domain/case-result.ts';
import type { ResultFilter } from '#shared/domain/result-view.ts';
import { VERDICTS, Verdict } from '#shared/domain/verdict.ts';
import { parseDurationMs, writeDurationMs } from './filter-duration.ts';

/** One `field:value` of the filter box, as it is shown on a chip. */
export interface FilterTerm {
  readonly field: FilterField;
  readonly value: string;
}

export interface ParsedFilter {
  readonly terms: readonly FilterTerm[];
  /** Words that belong to no field: searched in id, input, expected, answer and reason. */
  readonly search: string;
  /** One sentence for each value that its field cannot hold. */
  readonly problems: readonly string[];
}

export const FILTER_FIELDS = [
  'status',
  'score',
  'latency',
  'tag',
  'pattern',
  'cause',
  'flag',
  'review',
  'bookmarked',
] as const;
/** Of the field `review`: with any verdict of the user, or with another one than the automatic. */
export const REVIEWS = ['any', 'differs'] as const;
export type FilterField = (typeof FILTER_FIELDS)[number];

const readers: Readonly<Record<FilterField, (value: string) => ResultFilter | null>> = {
  status: (value) => {
    const verdicts = value.split(',').map((word) => Verdict.safeParse(word.toLowerCase()));
    return verdicts.every((verdict) => verdict.success)
      ? { verdicts: verdicts.map((verdict) => verdict.data) }
      : null;
  },
  score: (value) => {
    const limit = /^<\s*(\d*\.?\d+)$/.exec(value)?.[1];
    return limit === undefined ? null : { scoreBelow: Number(limit) };
  },
  latency: (value) => {
    const milliseconds = value.startsWith('>') ? parseDurationMs(value.slice(1)) : null;
    return milliseconds === null ? null : { latencyAboveMs: milliseconds };
  },
  tag: (value) => ({ tags: [value] }),
  pattern: (value) => {
    const pattern = Pattern.safeParse(value.toLowerCase());
    return pattern.success ? { pattern: pattern.data } : null;
  },
  cause: (value) => ({ cause: value }),
  flag: (value) => {
    const flag = Flag.safeParse(value.toLowerCase());
    return flag.success ? { flag: flag.data } : null;
  },
  review: (value) => {
    const reviewed = REVIEWS.find((known) => known === value.toLowerCase());
    return reviewed === undefined ? null : { reviewed };
  },
  bookmarked: (value) => {
    const word = value.toLowerCase();
    return word === 'yes' || word === 'no' ? { bookmarked: word === 'yes' } : null;
  },
};

const expectations: Readonly<Record<FilterField, string>> = {
  status: `one of ${VERDICTS.join(', ')}`,
  score: 'a limit such as <0.5',
  latency: 'a duration such as >5s or >800ms',
  tag: 'a tag',
  pattern: `one of ${PATTERNS.join(', ')}`,
  cause: 'a cause',
  flag: `one of ${FLAGS.join(', ')}`,
  review: `one of ${REVIEWS.join(', ')}`,
  bookmarked: 'yes or no',
};

/** Reads `status:fail score:<0.5 tag:"two words" latency:>5s free text`. Never throws: what cannot be read is a problem. */
export function parseFilter(query: string): ParsedFilter {
  const terms: FilterTerm[] = [];
  const words: string[] = [];
  const problems: string[] = [];
  for (const token of tokens(query)) {
    const term = termOf(token);
    if (term === null) words.push(token);
    else if (term.value === '' || readers[term.field](term.value) === null) problems.push(problemOf(term));
    else terms.push(term);
  }
  return { terms, search: words.join(' '), problems };
}

/** The filter that terms and search words stand for. Tags and statuses add up; of other fields the last one counts. */
export function toResultFilter({ terms, search }: Pick<ParsedFilter, 'terms' | 'search'>): ResultFilter {
  const filter: ResultFilter = search.trim() === '' ? {} : { search: search.trim() };
  for (const { field, value } of terms) {
    const part = readers[field](value) ?? {};
    const tags = [...(filter.tags ?? []), ...(part.tags ?? [])];
    const verdicts = [...new Set([...(filter.verdicts ?? []), ...(part.verdicts ?? [])])];
    Object.assign(filter, part, tags.length > 0 && { tags }, verdicts.length > 0 && { verdicts });
  }
  return filter;
}

/** The same filter in words that `parseFilter` reads back. */
export function writeFilter(filter: ResultFilter): string {
  const terms: FilterTerm[] = [];
  if (filter.verdicts?.length) terms.push({ field: 'status', value: filter.verdicts.join(',') });
  if (filter.scoreBelow !== undefined) terms.push({ field: 'score', value: `<${filter.scoreBelow}` });
  if (filter.latencyAboveMs !== undefined)
    terms.push({ field: 'latency', value: `>${writeDurationMs(filter.latencyAboveMs)}` });
  for (const tag of filter.tags ?? []) terms.push({ field: 'tag', value: tag });
  if (filter.pattern) terms.push({ field: 'pattern', value: filter.pattern });
  if (filter.cause !== undefined) terms.push({ field: 'cause', value: filter.cause });
  if (filter.flag) terms.push({ field: 'flag', value: filter.flag });
  if (filter.reviewed) terms.push({ field: 'review', value: filter.reviewed });
  if (filter.bookmarked !== undefined)
    terms.push({ field: 'bookmarked', value: filter.bookmarked ? 'yes' : 'no' });
  return writeQuery({ terms, search: filter.search ?? '' });
}

/** Terms and words as one line for the address. */
export function writeQuery({ terms, search }: Pick<ParsedFilter, 'terms' | 'search'>): string {
  return [...terms.map(writeTerm), search].filter((part) => part !== '').join(' ');
}

/** A term as it is typed: quoted when its value has spaces or quotes. */
export function writeTerm({ field, value }: FilterTerm): string {
  return /[\s"]/.test(value) ? `${field}:"${value.replaceAll('"', '\\"')}"` : `${field}:${value}`;
}

/** Splits at spaces outside quotes; a quoted phrase stays one token with its quotes. */
function tokens(query: string): string[] {
  return query.match(/(?:[^\s"]*"(?:\\"|[^"])*(?:"|$))|[^\s"]+/g) ?? [];
}

function termOf(token: string): FilterTerm | null {
  const colon = token.indexOf(':');
  const name = token.slice(0, colon).toLowerCase();
  const field = FILTER_FIELDS.find((known) => known === name);
  return field === undefined ? null : { field, value: unquote(token.slice(colon + 1)) };
}

function unquote(value: string): string {
  return value.startsWith('"') ? value.replace(/^"|(?<!\\)"$/g, '').replaceAll('\\"', '"') : value;
}

function problemOf({ field, value }: FilterTerm): string {
  return `${field}: needs ${expectations[field]}${value === '' ? '' : `, not “${value}”`}.`;
}
