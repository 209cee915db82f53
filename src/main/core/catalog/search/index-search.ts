import { type Connection } from '../connection.ts';
import type { WriteContext } from '../writer/write-context.ts';
import { caseSearchText, resultSearchText } from './search-text.ts';

/** How much is indexed in one transaction: so many rows at most, and no more once the time is over. */
export interface IndexStep {
  readonly rows: number;
  readonly milliseconds: number;
}

interface UnindexedCase {
  row: number;
  case_id: string;
  input: string;
  expected: string | null;
}

interface UnindexedResult {
  id: number;
  answer: string | null;
  reason: string;
}

/** Takes some rows into the full-text index, in one transaction; false when there was nothing left to do. */
export function indexSome(connection: Connection, { rows, milliseconds }: IndexStep): boolean {
  if (!hasUnindexed(connection)) return false;
  const deadline = performance.now() + milliseconds;
  return connection.transaction(
    () => indexCases(connection, rows, deadline) + indexResults(connection, rows, deadline) > 0,
  );
}

/** Takes everything into the full-text index. */
export function indexEverything({ connection }: WriteContext, _payload: Record<string, never>): void {
  while (indexSome(connection, { rows: 5_000, milliseconds: 500 }));
}

function hasUnindexed(connection: Connection): boolean {
  const found = connection
    .prepare(
      `SELECT EXISTS (SELECT 1 FROM environments WHERE indexed_cases < case_count)
              OR EXISTS (SELECT 1 FROM unindexed_results)`,
      'pluck',
    )
    .get();
  return found === 1;
}

function indexCases(connection: Connection, size: number, deadline: number): number {
  const environment = connection
    .prepare(
      `SELECT number, first_case + indexed_cases AS next, min(case_count - indexed_cases, ?) AS size
       FROM environments WHERE indexed_cases < case_count LIMIT 1`,
    )
    .get(size) as { number: number; next: number; size: number } | undefined;
  if (environment === undefined) return 0;
  const { number, next, size: taken } = environment;
  const rows = connection
    .prepare(
      `SELECT c.row, c.case_id, t.input, t.expected FROM cases c JOIN case_texts t ON t.row = c.row
       WHERE c.row BETWEEN ? AND ?`,
    )
    .all(next, next + taken - 1) as UnindexedCase[];
  const insert = connection.prepare('INSERT OR REPLACE INTO case_search (rowid, text) VALUES (?, ?)');
  let done = 0;
  for (const { row, case_id: caseId, input, expected } of rows) {
    insert.run(row, caseSearchText(caseId, input, expected));
    done += 1;
    if (performance.now() > deadline) break;
  }
  connection
    .prepare('UPDATE environments SET indexed_cases = indexed_cases + ? WHERE number = ?')
    .run(done, number);
  return done;
}

function indexResults(connection: Connection, size: number, deadline: number): number {
  const rows = connection
    .prepare(
      `SELECT t.id, t.answer, t.reason
       FROM unindexed_results u JOIN result_texts t ON t.id = u.id ORDER BY u.id LIMIT ?`,
    )
    .all(size) as UnindexedResult[];
  const insert = connection.prepare('INSERT OR REPLACE INTO result_search (rowid, text) VALUES (?, ?)');
  const forget = connection.prepare('DELETE FROM unindexed_results WHERE id = ?');
  let done = 0;
  for (const { id, answer, reason } of rows) {
    insert.run(id, resultSearchText(answer, reason));
    forget.run(id);
    done += 1;
    if (performance.now() > deadline) break;
  }
  return done;
}
