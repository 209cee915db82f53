import { type Connection } from '../connection.ts';
import { caseSearchText, resultSearchText } from './search-text.ts';

/** A stretch of row ids, both ends included. */
interface RowRange {
  readonly first: number;
  readonly last: number;
}

/** For each term one mark a row of the range: 1 where the row contains it. */
type Marks = readonly Uint8Array[];

/** The cases of one environment version, and how many of them, from the first, are in the index. */
export interface SearchedCases {
  readonly firstCase: number;
  readonly caseCount: number;
  readonly indexedCases: number;
}

/** Which cases contain the terms, in id, input or expected answer. */
export function matchCases(
  connection: Connection,
  terms: readonly string[],
  { firstCase, caseCount, indexedCases }: SearchedCases,
): Marks {
  const range = { first: firstCase, last: firstCase + caseCount - 1 };
  const marks = terms.map((term) => indexedMatches(connection, 'case', term, range));
  const unindexed = connection
    .prepare(
      `SELECT c.row, c.case_id, t.input, t.expected FROM cases c JOIN case_texts t ON t.row = c.row
       WHERE c.row BETWEEN ? AND ?`,
    )
    .iterate(firstCase + indexedCases, range.last) as IterableIterator<{
    row: number;
    case_id: string;
    input: string;
    expected: string | null;
  }>;
  for (const { row, case_id: caseId, input, expected } of unindexed) {
    mark(marks, terms, row - range.first, caseSearchText(caseId, input, expected));
  }
  return marks;
}

/** Which results contain the terms, in answer or reason. */
export function matchResults(connection: Connection, terms: readonly string[], range: RowRange): Marks {
  const marks = terms.map((term) => indexedMatches(connection, 'result', term, range));
  const unindexed = connection
    .prepare(
      `SELECT t.id, t.answer, t.reason
       FROM unindexed_results u JOIN result_texts t ON t.id = u.id WHERE u.id BETWEEN ? AND ?`,
    )
    .iterate(range.first, range.last) as IterableIterator<{
    id: number;
    answer: string | null;
    reason: string;
  }>;
  for (const { id, answer, reason } of unindexed) {
    mark(marks, terms, id - range.first, resultSearchText(answer, reason));
  }
  return marks;
}

/** What waits to be indexed is judged by its text alone: the index may still hold an older one. */
function mark(marks: Marks, terms: readonly string[], place: number, text: string): void {
  terms.forEach((term, number) => {
    const row = marks[number];
    if (row !== undefined) row[place] = text.includes(term) ? 1 : 0;
  });
}

function indexedMatches(
  connection: Connection,
  kind: 'case' | 'result',
  term: string,
  { first, last }: RowRange,
): Uint8Array {
  const marks = new Uint8Array(Math.max(0, last - first + 1));
  const match = matchExpression(connection, kind, term);
  if (match === null) return marks;
  const rows = connection
    .prepare(
      `SELECT rowid FROM ${kind}_search WHERE ${kind}_search MATCH ? AND rowid BETWEEN ? AND ?`,
      'pluck',
    )
    .all(match, first, last) as number[];
  for (const row of rows) marks[row - first] = 1;
  return marks;
}

/** FTS5's trigram index finds terms of three characters and more; shorter ones are spelled out into the trigrams that begin with them. */
function matchExpression(connection: Connection, kind: 'case' | 'result', term: string): string | null {
  if (Array.from(term).length >= 3) return quoted(term);
  const trigrams = connection
    .prepare(`SELECT term FROM ${kind}_terms WHERE term >= ? AND term < ?`, 'pluck')
    .all(term, `${term}\u{10FFFF}`) as string[];
  return trigrams.length === 0 ? null : trigrams.map(quoted).join(' OR ');
}

function quoted(term: string): string {
  return `"${term.replaceAll('"', '""')}"`;
}
