import type { RunColumns } from '../catalog.ts';
import { type Connection, query } from '../connection.ts';
import { readRunKey } from './run-key.ts';

type Numbers = readonly [
  id: number,
  row: number,
  index: number,
  attempt: number,
  verdict: number,
  score: number | null,
];

interface Kept {
  readonly changes: number;
  readonly columns: RunColumns;
}

/** As many as a comparison can have. */
const MOST_KEPT = 8;
const kept = new WeakMap<Connection, Map<number, Kept>>();

/** See `ResultStore.columns`. Kept until a result of the run changes: the pages of a comparison ask again and again. */
export function readRunColumns(connection: Connection, runId: string): RunColumns {
  const { number, changes } = readRunKey(connection, runId);
  const ofConnection = kept.get(connection) ?? new Map<number, Kept>();
  kept.set(connection, ofConnection);
  const before = ofConnection.get(number);
  if (before?.changes === changes) return before.columns;
  if (ofConnection.size >= MOST_KEPT) ofConnection.clear();
  const columns = readColumns(connection, number);
  ofConnection.set(number, { changes, columns });
  return columns;
}

function readColumns(connection: Connection, run: number): RunColumns {
  const rows = connection.tuples<Numbers>(
    query
      .selectFrom('results')
      .where('run', '=', run)
      .orderBy('case_index')
      .orderBy('attempt')
      .select(['id', 'case_row', 'case_index', 'attempt', 'verdict', 'score']),
  );
  const columns = {
    ids: new Uint32Array(rows.length),
    caseRows: new Uint32Array(rows.length),
    caseIndexes: new Uint32Array(rows.length),
    attempts: new Uint16Array(rows.length),
    verdicts: new Uint8Array(rows.length),
    scores: new Float64Array(rows.length),
  };
  for (const [place, [id, row, index, attempt, verdict, score]] of rows.entries()) {
    columns.ids[place] = id;
    columns.caseRows[place] = row;
    columns.caseIndexes[place] = index;
    columns.attempts[place] = attempt;
    columns.verdicts[place] = verdict;
    columns.scores[place] = score ?? Number.NaN;
  }
  return columns;
}

/** See `ResultStore.answers`. */
export function readAnswers(connection: Connection, runId: string): (string | null)[] {
  const { number } = readRunKey(connection, runId);
  const { sql, parameters } = query
    .selectFrom('results')
    .innerJoin('result_texts', 'result_texts.id', 'results.id')
    .where('results.run', '=', number)
    .orderBy('results.case_index')
    .orderBy('results.attempt')
    .select('result_texts.answer')
    .compile();
  return connection.prepare(sql, 'pluck').all(...parameters) as (string | null)[];
}
