import type { EnvironmentDetail, EnvironmentSummary } from '#shared/domain/environment.ts';
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

/** What to read about an environment: its README without a first heading that only repeats the title, or its description. */
export function aboutText({ readme, title, description }: AboutTexts): string {
  const [first = '', ...rest] = (readme ?? '').trim().split('\n');
  const heading = /^#\s+(.*?)\s*#*\s*$/.exec(first)?.[1];
  const body =
    heading?.toLowerCase() === title.toLowerCase() ? rest.join('\n').trim() : (readme ?? '').trim();
  return body === '' ? description : body;
}

type AboutTexts = Pick<EnvironmentDetail, 'readme' | 'title' | 'description'>;

/** A JSON value as a person would write it: texts without quotes, lists joined. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined) return '—';
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((each) => typeof each === 'string' || typeof each === 'number')) {
    return value.join(' | ');
  }
  return JSON.stringify(value, null, 2);
}
