import type { Json } from '#shared/domain/json.ts';

import type { Row } from './near-rows.ts';
import { areSameRows, type ResultRules } from './choose-columns.ts';
import { rowDifference } from './row-difference.ts';
import { countOf, shownCell } from './shown-row.ts';

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
/** What stands for "nothing" in answers of databases and of models. */
const NOTHING = new Set(['', 'none', 'null', 'undefined', 'nan', 'inf', 'infinity', '-inf', '-infinity']);

/**
 * A value as DBBench reads it: quotes, commas and a percent sign are dropped, the many words for nothing are 0, what
 * looks like a number is one.
 */
export function plainValue(value: Json): string | number {
  const text = typeof value === 'string' ? value : value === null ? '' : JSON.stringify(value);
  const bare = text
    .trim()
    .replace(/^['"]+|['"]+$/g, '')
    .replace(/%$/, '')
    .replaceAll(',', '')
    .trim();
  if (NOTHING.has(bare.toLowerCase())) return 0;
  return NUMBER.test(bare) ? Number(bare) : bare;
}

/**
 * What a list of values lacks to be the expected one, in a few words; null when nothing. Numbers that are all numbers
 * are counted, whatever `duplicates` says.
 */
export function valuesFault(
  given: readonly Json[],
  wanted: readonly Json[],
  rules: ResultRules,
): string | null {
  const [one, other] = [rowsOf(given), rowsOf(wanted)];
  const areNumbers = [...one, ...other].every(([value]) => typeof value === 'number');
  const counted = { ...rules, duplicates: rules.duplicates || areNumbers };
  if (areSameRows(one, other, counted)) return null;
  const { missing, extra } = rowDifference(one, other, counted);
  if (missing.length + extra.length === 0) return 'the values are right, their order is not';
  const parts = [
    one.length === other.length ? [] : [`${countOf(one.length, 'value')} instead of ${other.length}`],
    extra.slice(0, 1).map(([value = null]) => `${shownCell(value)} is not expected`),
    missing.slice(0, 1).map(([value = null]) => `${shownCell(value)} is missing`),
  ];
  return parts.flat().join('; ');
}

function rowsOf(values: readonly Json[]): Row[] {
  return values.map((value) => [plainValue(value)]);
}
