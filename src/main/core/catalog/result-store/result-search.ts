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
  const inCases = matchCases(connection, terms, run);
  const isInCase = ([, caseRow]: ResultKey, term: number) => inCases[term]?.[caseRow - run.firstCase] === 1;
  // A term that every case contains need not be looked for in the results.
  const open = terms.flatMap((_, term) => (keys.every((key) => isInCase(key, term)) ? [] : [term]));
  if (open.length === 0) return keys;
  const range = rangeOf(keys);
  const openTerms = open.flatMap((term) => terms[term] ?? []);
  const inResults = matchResults(connection, openTerms, range);
  return keys.filter((key) =>
    open.every((term, place) => inResults[place]?.[key[0] - range.first] === 1 || isInCase(key, term)),
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
