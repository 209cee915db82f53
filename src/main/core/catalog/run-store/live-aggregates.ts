import type { Connection } from '../connection.ts';
import { computeRunAggregates, type RunAggregates } from './run-aggregates.ts';

/** Below this, computing takes a millisecond or two. */
const WORTH_KEEPING = 1_000;
/** So much may come in before the median is worked out again. */
const GROWTH = 1.1;

interface Kept {
  readonly changes: number;
  readonly aggregates: RunAggregates;
}

const kept = new WeakMap<Connection, Map<number, Kept>>();

/** Aggregates of a run that is under way; of a long one they may be from a moment ago, since lists ask all the time. */
export function liveAggregates(
  connection: Connection,
  { number, changes }: { readonly number: number; readonly changes: number },
): RunAggregates {
  const ofConnection = kept.get(connection) ?? new Map<number, Kept>();
  kept.set(connection, ofConnection);
  const before = ofConnection.get(number);
  const isFresh = before !== undefined && changes >= WORTH_KEEPING && changes < before.changes * GROWTH;
  if (isFresh) return before.aggregates;
  const aggregates = computeRunAggregates(connection, number);
  ofConnection.set(number, { changes, aggregates });
  return aggregates;
}
