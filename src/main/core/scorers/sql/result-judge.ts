import type { ScoringTools, SqlRows } from '#core/engine/ports.ts';
import type { SqlResult } from '#shared/domain/manifest/code-check-specs.ts';
import { BoundaryError } from '#core/engine/boundary.ts';

import { goldMemory } from '../gold-memory.ts';
import { bestOutcome, type Outcome, passOrFail } from '../outcome.ts';
import { type CaseDatabase, faultless, rowsOf } from './case-database.ts';
import { resultFault } from './compare-results.ts';
import { hasOuterOrder } from './outer-order.ts';
import { countOf } from './shown-row.ts';
import { tableView } from './table-view.ts';
import { tryAnswer } from './try-answer.ts';

/** What an answer is judged by. */
export interface SqlQuestion {
  readonly database: CaseDatabase;
  readonly answer: string;
  /** Any of them is right. */
  readonly queries: readonly string[];
  readonly order: 'auto' | 'yes' | 'no';
}

/** Judges a query by the rows that it gives: they are those of an expected query. */
export function resultJudge(
  spec: SqlResult,
): (question: SqlQuestion, tools: ScoringTools) => Promise<Outcome> {
  const remember = goldMemory<SqlRows>();
  return async ({ database, answer, queries, order }, tools) => {
    const wanted = await Promise.all(
      queries.map((sql) => remember([database.parts, sql], () => goldRows(database, sql, tools))),
    );
    const given = await tryAnswer(answer, () => rowsOf(database, answer, tools));
    const outcomes = wanted.map((rows, place): Outcome => {
      if ('fault' in given) return { ...passOrFail(false, given.fault), details: tables(rows, null) };
      const isOrdered = order === 'auto' ? hasOuterOrder(queries[place] ?? '') : order === 'yes';
      const fault = resultFault(given.value, rows, { ...spec, isOrdered });
      const reason = fault ?? `${countOf(rows.rows.length, 'row')} as expected`;
      return { ...passOrFail(fault === null, reason), details: tables(rows, given.value) };
    });
    const [first, ...others] = outcomes;
    if (first === undefined) throw new BoundaryError('scorer', 'There is no expected query.');
    return bestOutcome([first, ...others]);
  };
}

async function goldRows(database: CaseDatabase, sql: string, tools: ScoringTools): Promise<SqlRows> {
  const rows = await faultless('The expected query fails', () => rowsOf(database, sql, tools));
  if (rows.columns.length > 0) return rows;
  const message =
    'The expected query gives no rows: it is no SELECT. To compare what it changes, write compare: state.';
  throw new BoundaryError('scorer', message, { causeKey: 'expected query is no SELECT' });
}

function tables(wanted: SqlRows, given: SqlRows | null): NonNullable<Outcome['details']> {
  return { kind: 'tables', expected: tableView(wanted), got: given === null ? null : tableView(given) };
}
