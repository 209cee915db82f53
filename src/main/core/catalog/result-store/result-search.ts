import { type Connection } from '../connection.ts';
import { matchCases, matchResults } from '../search/match-rows.ts';
import type { RunKey } from './run-key.ts';

/** Enough of a result to search, count and order it. */
export type ResultKey = readonly [id: number, caseRow: number, verdict: number];

/** Those of a run's results that contain every term, each in the result or in its case. */
export function matchResultRows(
  connection: Connection,
  request: { readonly run: RunKey; readonly keys: readonly ResultKey[]; readonly terms: readonly string[] },
): readonly ResultKey[] {
  const { run, keys, terms } = request;
  if (terms.length === 0 || keys.length === 0) return keys;
  const results = rangeOf(keys);
  const cases = { first: run.firstCase, last: run.firstCase + run.caseCount - 1 };
  const inResults = matchResults(connection, terms, results);
  const inCases = matchCases(connection, terms, cases);
  return keys.filter(([id, caseRow]) =>
    terms.every(
      (_, term) =>
        inResults[term]?.[id - results.first] === 1 || inCases[term]?.[caseRow - cases.first] === 1,
    ),
  );
}

function rangeOf(keys: readonly ResultKey[]): { first: number; last: number } {
  let first = Number.POSITIVE_INFINITY;
  let last = 0;
  for (const [id] of keys) {
    first = Math.min(first, id);
    last = Math.max(last, id);
  }
  return { first, last };
}
