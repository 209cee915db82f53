import type { EnvironmentSummary } from '#shared/domain/environment.ts';
import { formatBytes } from '#shared/format/bytes.ts';
import { formatCounted } from '#shared/format/number.ts';
import { kindWords } from '#shared/format/words.ts';

type Kinds = Pick<EnvironmentSummary, 'category' | 'harnessKind' | 'checkKinds'>;

/** `Reasoning · Single-turn · Numeric`. */
export function kindLine({ category, harnessKind, checkKinds }: Kinds): string {
  return [kindWords(category), kindWords(harnessKind), checkKinds.map(kindWords).join(', ')].join(' · ');
}

/** `Built-in · 200 cases · 412 kB · CC0-1.0`. */
export function aboutLine({ builtIn, caseCount, sizeBytes, license }: EnvironmentSummary): string {
  return [
    builtIn ? 'Built-in' : 'Imported',
    formatCounted(caseCount, 'case'),
    formatBytes(sizeBytes),
    license ?? '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** A README without its first heading where that only repeats the name on the page. */
export function readmeBody(readme: string, title: string): string {
  const [first = '', ...rest] = readme.trimStart().split('\n');
  const heading = /^#\s+(.*?)\s*#*\s*$/.exec(first)?.[1];
  return heading?.toLowerCase() === title.toLowerCase() ? rest.join('\n').trimStart() : readme;
}

/** A JSON value as a person would write it: texts without quotes, lists joined. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined) return '—';
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((each) => typeof each === 'string' || typeof each === 'number')) {
    return value.join(' | ');
  }
  return JSON.stringify(value, null, 2);
}
