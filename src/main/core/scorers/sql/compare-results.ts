import type { SqlRows } from '#core/engine/ports.ts';
import type { SqlResult } from '#shared/domain/manifest/code-check-specs.ts';

import { areSameRows, chooseColumns, type ResultRules } from './choose-columns.ts';
import { rowDifference } from './row-difference.ts';
import { countOf, shownRow } from './shown-row.ts';

/**
 * What the result of a query lacks to be the expected one, in a few words; null when nothing. Names of columns never
 * count; their order does, unless `columns` is `superset`.
 */
export function resultFault(
  given: SqlRows,
  wanted: SqlRows,
  rules: ResultRules & Pick<SqlResult, 'columns'>,
): string | null {
  const hasSameColumns = given.columns.length === wanted.columns.length;
  if (hasSameColumns && areSameRows(given.rows, wanted.rows, rules)) return null;
  if (rules.columns === 'superset' && chooseColumns(given, wanted, rules) !== null) return null;
  if (given.columns.length === 0) return 'the answer gives no rows: it is no query';
  if (!hasSameColumns && (rules.columns === 'equal' || given.columns.length < wanted.columns.length)) {
    return `${countOf(given.columns.length, 'column')} instead of ${wanted.columns.length}`;
  }
  return hasSameColumns ? rowFault(given, wanted, rules) : 'the expected columns are not among those given';
}

function rowFault(given: SqlRows, wanted: SqlRows, rules: ResultRules): string {
  const { missing, extra } = rowDifference(given.rows, wanted.rows, rules);
  const [lost, strange] = [missing[0], extra[0]];
  if (lost === undefined && strange === undefined) return 'the rows are right, their order is not';
  const counts =
    given.rows.length === wanted.rows.length
      ? []
      : [`${countOf(given.rows.length, 'row')} instead of ${wanted.rows.length}`];
  return [
    ...counts,
    ...(strange === undefined ? [] : [`${shownRow(strange)} is not expected`]),
    ...(lost === undefined ? [] : [`${shownRow(lost)} is missing`]),
  ].join('; ');
}
