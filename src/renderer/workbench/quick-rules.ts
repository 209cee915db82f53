import { isMap, isSeq, parseDocument, type Document } from 'yaml';

import { isRecord } from './is-record.ts';

/** A setting of rules that can be changed without writing YAML. */
export interface QuickSetting {
  readonly path: readonly (string | number)[];
  readonly label: string;
  readonly value: boolean | number;
  /** What holds when it is not written down. */
  readonly fallback: boolean | number;
}

/** Settings that stand for themselves, with their defaults. */
const SETTINGS: Readonly<Record<string, readonly [label: string, fallback: boolean | number]>> = {
  ignoreCase: ['Ignore case', false],
  ignoreSpace: ['Ignore spaces', true],
  ignorePunctuation: ['Ignore punctuation', false],
  ignoreOrder: ['Ignore order', false],
  acceptText: ['Accept the text of the option', true],
  partial: ['Partial scores', false],
  percent: ['12% is 0.12', false],
  tolerance: ['Tolerance', 0],
};

const TEXT = ['ignoreCase', 'ignoreSpace', 'ignorePunctuation'];
const OF_KIND: Readonly<Record<string, readonly string[]>> = {
  exact: TEXT,
  contains: TEXT,
  'starts-with': TEXT,
  'ends-with': TEXT,
  levenshtein: TEXT,
  set: [...TEXT, 'partial'],
  list: [...TEXT, 'partial'],
  numeric: ['tolerance', 'percent'],
  choice: ['acceptText'],
  'json-equal': ['ignoreOrder', 'partial'],
};

/** The simple settings of rules: the pass mark, and those of every check. None for what is no list of checks. */
export function quickSettings(text: string): readonly QuickSetting[] {
  const value = readRules(text);
  if (value === null) return [];
  const { passMark, checks } = value;
  const ofChecks = checks.flatMap((check, index) => settingsOf(check, index, checks.length > 1));
  const mark: QuickSetting = {
    path: ['passMark'],
    label: 'Pass mark',
    value: typeof passMark === 'number' ? passMark : 1,
    fallback: 1,
  };
  return [mark, ...ofChecks];
}

/** The text with another value of a setting; comments and the rest stay. A default is not written down. */
export function withSetting(
  text: string,
  { path, fallback }: QuickSetting,
  value: boolean | number | null,
): string {
  const document = parseDocument(text);
  if (value === null || value === fallback) document.deleteIn(path);
  else document.setIn(path, value);
  return document.toString({ lineWidth: 0 });
}

function readRules(text: string): { passMark: unknown; checks: readonly unknown[] } | null {
  const document: Document.Parsed = parseDocument(text);
  if (document.errors.length > 0 || !isMap(document.contents) || !isSeq(document.get('checks'))) return null;
  const value: unknown = document.toJS();
  if (!isRecord(value) || !Array.isArray(value['checks'])) return null;
  return { passMark: value['passMark'], checks: value['checks'] };
}

function settingsOf(check: unknown, index: number, isOneOfMany: boolean): QuickSetting[] {
  if (!isRecord(check) || typeof check['kind'] !== 'string') return [];
  const { kind, name } = check;
  const title = typeof name === 'string' ? name : kind;
  return (OF_KIND[kind] ?? []).flatMap((key) => {
    const [label, fallback] = SETTINGS[key] ?? [];
    if (label === undefined || fallback === undefined) return [];
    const written = check[key];
    const value = typeof written === 'boolean' || typeof written === 'number' ? written : fallback;
    return [
      { path: ['checks', index, key], label: isOneOfMany ? `${title}: ${label}` : label, value, fallback },
    ];
  });
}
