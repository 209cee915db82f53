import { sql } from 'kysely';

import { clusteredAccuracy } from '#shared/domain/statistics/accuracy.ts';
import { percentileOfSorted } from '#shared/domain/statistics/percentile.ts';

import { type Connection, query } from '../connection.ts';
import { VERDICT_CODE } from '../result-codes.ts';

/** What takes a pass over the results of a run to know. */
export interface RunAggregates {
  readonly latencyP50Ms: number | null;
  readonly accuracy: { readonly low: number; readonly high: number } | null;
}

export function computeRunAggregates(connection: Connection, run: number): RunAggregates {
  const accuracy = clusteredAccuracy(tallies(connection, run));
  return {
    latencyP50Ms: percentileOfSorted(latencies(connection, run), 0.5),
    accuracy: accuracy === null ? null : { low: accuracy.low, high: accuracy.high },
  };
}

/** Keeps the aggregates in the run's row, for lists of thousands of runs. */
export function storeRunAggregates(connection: Connection, run: number): void {
  const { latencyP50Ms, accuracy } = computeRunAggregates(connection, run);
  connection.run(
    query
      .updateTable('runs')
      .set((column) => ({
        aggregated_at: column.ref('changes'),
        latency_p50_ms: latencyP50Ms,
        accuracy_low: accuracy?.low ?? null,
        accuracy_high: accuracy?.high ?? null,
      }))
      .where('number', '=', run),
  );
}

function latencies(connection: Connection, run: number): number[] {
  return connection.numbers(
    query
      .selectFrom('results')
      .select('latency_ms')
      .where('run', '=', run)
      .where('latency_ms', 'is not', null)
      .orderBy('latency_ms'),
  );
}

function tallies(connection: Connection, run: number): { passed: number; scored: number }[] {
  return connection.all(
    query
      .selectFrom('results')
      .select(({ fn }) => [
        sql<number>`sum(verdict = ${VERDICT_CODE.pass})`.as('passed'),
        fn.countAll<number>().as('scored'),
      ])
      .where('run', '=', run)
      .where('verdict', '<=', VERDICT_CODE.fail)
      .groupBy('case_index'),
  );
}
