import { type Connection, query } from '../connection.ts';
import type { ResultKey } from './result-search.ts';
import type { RunKey } from './run-key.ts';

const MOST_KEPT = 4;
/** Ranks by environment: cases never change, so each has to be worked out once. */
const ranks = new WeakMap<Connection, Map<number, Uint32Array>>();

/** Puts results in the natural order of their case ids (`q2` before `q10`); ties stay as they are. */
export function sortByCaseId(
  connection: Connection,
  run: RunKey,
  { keys, descending }: { readonly keys: readonly ResultKey[]; readonly descending: boolean },
): ResultKey[] {
  const rank = ranksOf(connection, run);
  const sign = descending ? -1 : 1;
  const rankOf = (caseRow: number) => rank[caseRow - run.firstCase] ?? 0;
  return keys.toSorted(([, one], [, other]) => sign * (rankOf(one) - rankOf(other)));
}

function ranksOf(connection: Connection, run: RunKey): Uint32Array {
  const known = ranks.get(connection) ?? new Map<number, Uint32Array>();
  ranks.set(connection, known);
  const before = known.get(run.environment);
  if (before !== undefined) return before;
  if (known.size >= MOST_KEPT) known.clear();
  const made = rankCases(connection, run.environment);
  known.set(run.environment, made);
  return made;
}

function rankCases(connection: Connection, environment: number): Uint32Array {
  const cases = connection.all(
    query.selectFrom('cases').select('case_id').where('environment', '=', environment).orderBy('row'),
  );
  const { compare } = new Intl.Collator('en', { numeric: true });
  const places = cases
    .map(({ case_id: caseId }, place) => ({ caseId, place }))
    // Most datasets are in this order already, which makes the sort a single pass.
    .toSorted((one, other) => compare(one.caseId, other.caseId));
  const rank = new Uint32Array(cases.length);
  places.forEach(({ place }, position) => {
    rank[place] = position;
  });
  return rank;
}
