import type { ScoringTools, SqlTables } from '#core/engine/ports.ts';
import { BoundaryError } from '#core/engine/boundary.ts';
import type { SqlResult } from '#shared/domain/manifest/code-check-specs.ts';

import { goldMemory } from '../gold-memory.ts';
import { bestOutcome, type Outcome, passOrFail } from '../outcome.ts';
import { faultless, tablesAfter } from './case-database.ts';
import type { SqlQuestion } from './result-judge.ts';
import { countOf, shownRow } from './shown-row.ts';
import { type TableDifference, tableDifferences } from './table-differences.ts';
import { tableView } from './table-view.ts';
import { tryAnswer } from './try-answer.ts';

/** Judges a statement by what it leaves behind: all tables hold the same as after an expected statement. */
export function stateJudge({
  tolerance,
}: SqlResult): (question: SqlQuestion, tools: ScoringTools) => Promise<Outcome> {
  const remember = goldMemory<SqlTables>();
  return async ({ database, answer, queries }, tools) => {
    const wanted = await Promise.all(
      queries.map((sql) =>
        remember([database.parts, sql], () =>
          faultless('The expected statement fails', () => tablesAfter(database, sql, tools)),
        ),
      ),
    );
    const given = await tryAnswer(answer, () => tablesAfter(database, answer, tools));
    if ('fault' in given) return passOrFail(false, given.fault);
    const [first, ...others] = wanted.map((tables) => compared(given.value, tables, tolerance));
    if (first === undefined) throw new BoundaryError('scorer', 'There is no expected statement.');
    return bestOutcome([first, ...others]);
  };
}

function compared(given: SqlTables, wanted: SqlTables, tolerance: number): Outcome {
  const [first, ...others] = tableDifferences(given, wanted, { tolerance });
  if (first === undefined) {
    return passOrFail(true, `${countOf(Object.keys(wanted).length, 'table')} as expected`);
  }
  const more = others.length === 0 ? '' : ` (and ${countOf(others.length, 'further table')})`;
  return {
    ...passOrFail(false, `${inWords(first)}${more}`),
    details: {
      kind: 'tables',
      expected: viewOf(wanted, first),
      got: viewOf(given, first),
    },
  };
}

function viewOf(tables: SqlTables, difference: TableDifference): ReturnType<typeof tableView> | null {
  const table = Object.hasOwn(tables, difference.table) ? tables[difference.table] : undefined;
  return table === undefined ? null : tableView(table);
}

function inWords(difference: TableDifference): string {
  const name = `the table “${difference.table}”`;
  switch (difference.kind) {
    case 'missing':
      return `${name} is missing`;
    case 'extra':
      return `${name} is not expected`;
    case 'columns':
      return `${name} has other columns`;
    case 'rows': {
      const { missing, extra } = difference.rows;
      const parts = [
        extra[0] === undefined ? [] : [`${shownRow(extra[0])} is not expected`],
        missing[0] === undefined ? [] : [`${shownRow(missing[0])} is missing`],
      ];
      return `${name} differs: ${parts.flat().join('; ')}`;
    }
  }
}
