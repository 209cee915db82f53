import type { SqlRows } from '#core/engine/ports.ts';

import type { Row } from './near-rows.ts';
import { isSameSequence, rowDifference, type RowRules } from './row-difference.ts';

/** Most columns beside the expected ones: who gives every number there is has not answered. */
const MOST_OTHERS = 30;
/** Most cells that are compared until the search is given up. */
const MOST_CELLS = 5_000_000;

/** How rows are compared. */
export interface ResultRules extends RowRules {
  /** Whether the order of rows counts. */
  readonly isOrdered: boolean;
}

/** Whether two lists of rows hold the same. */
export function areSameRows(given: readonly Row[], wanted: readonly Row[], rules: ResultRules): boolean {
  if (rules.isOrdered) return isSameSequence(given, wanted, rules);
  const { missing, extra } = rowDifference(given, wanted, rules);
  return missing.length + extra.length === 0;
}

/**
 * Columns of a result that together are the expected rows, in the order of the expected columns; null where there are
 * none. Columns are told by what they hold, never by name. An expected result without rows is part of nothing.
 */
export function chooseColumns(
  given: Pick<SqlRows, 'columns' | 'rows'>,
  wanted: Pick<SqlRows, 'columns' | 'rows'>,
  rules: ResultRules,
): readonly number[] | null {
  const others = given.columns.length - wanted.columns.length;
  if (wanted.rows.length === 0 || others < 0 || others > MOST_OTHERS) return null;
  if (rules.duplicates && given.rows.length !== wanted.rows.length) return null;
  const search = { given: given.rows, wanted: wanted.rows, rules, cells: 0 };
  const candidates = wanted.columns.map((_, column) =>
    given.columns.map((_name, place) => place).filter((place) => isSame(search, [column], [place])),
  );
  return extend(search, candidates, []);
}

interface Search {
  readonly given: readonly Row[];
  readonly wanted: readonly Row[];
  readonly rules: ResultRules;
  cells: number;
}

/** Goes on from the first columns to all: each step must already hold the expected rows of its columns. */
function extend(
  search: Search,
  candidates: readonly (readonly number[])[],
  chosen: readonly number[],
): readonly number[] | null {
  const next = candidates[chosen.length];
  if (next === undefined) return chosen;
  const columns = Array.from({ length: chosen.length + 1 }, (_, column) => column);
  for (const place of next) {
    if (chosen.includes(place)) continue;
    const longer = [...chosen, place];
    if (!isSame(search, columns, longer)) continue;
    const found = extend(search, candidates, longer);
    if (found !== null) return found;
  }
  return null;
}

function isSame(search: Search, wantedColumns: readonly number[], givenColumns: readonly number[]): boolean {
  search.cells += search.given.length * givenColumns.length;
  if (search.cells > MOST_CELLS) return false;
  return areSameRows(
    search.given.map((row) => part(row, givenColumns)),
    search.wanted.map((row) => part(row, wantedColumns)),
    search.rules,
  );
}

function part(row: Row, columns: readonly number[]): Row {
  return columns.map((column) => row[column] ?? null);
}
