import { type Connection } from '../connection.ts';
import type { WriteContext } from '../writer/write-context.ts';
import { caseSearchText, resultSearchText } from './search-text.ts';

const CHUNK = 100;

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

/** Takes some rows into the full-text index, in one short transaction; false when there was nothing left to do. */
export function indexSome(connection: Connection, size: number = CHUNK): boolean {
  if (!hasUnindexed(connection)) return false;
  return connection.transaction(() => indexCases(connection, size) + indexResults(connection, size) > 0);
}

/** Takes everything into the full-text index. */
export function indexEverything({ connection }: WriteContext, _payload: Record<string, never>): void {
  while (indexSome(connection, 5_000));
}

function hasUnindexed(connection: Connection): boolean {
  const found = connection
    .prepare(
      'SELECT EXISTS (SELECT 1 FROM unindexed_cases) OR EXISTS (SELECT 1 FROM unindexed_results)',
      'pluck',
    )
    .get();
  return found === 1;
}

function indexCases(connection: Connection, size: number): number {
  const rows = connection
    .prepare(
      `SELECT c.row, c.case_id, t.input, t.expected
       FROM unindexed_cases u JOIN cases c ON c.row = u.row JOIN case_texts t ON t.row = u.row
       ORDER BY u.row LIMIT ?`,
    )
    .all(size) as UnindexedCase[];
  const insert = connection.prepare('INSERT OR REPLACE INTO case_search (rowid, text) VALUES (?, ?)');
  const done = connection.prepare('DELETE FROM unindexed_cases WHERE row = ?');
  for (const { row, case_id: caseId, input, expected } of rows) {
    insert.run(row, caseSearchText(caseId, input, expected));
    done.run(row);
  }
  return rows.length;
}

function indexResults(connection: Connection, size: number): number {
  const rows = connection
    .prepare(
      `SELECT t.id, t.answer, t.reason
       FROM unindexed_results u JOIN result_texts t ON t.id = u.id ORDER BY u.id LIMIT ?`,
    )
    .all(size) as UnindexedResult[];
  const insert = connection.prepare('INSERT OR REPLACE INTO result_search (rowid, text) VALUES (?, ?)');
  const done = connection.prepare('DELETE FROM unindexed_results WHERE id = ?');
  for (const { id, answer, reason } of rows) {
    insert.run(id, resultSearchText(answer, reason));
    done.run(id);
  }
  return rows.length;
}
