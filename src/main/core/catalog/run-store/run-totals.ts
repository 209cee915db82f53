import { sql } from 'kysely';

import type { RunStore } from '../catalog.ts';
import { anyOf, type Connection, query } from '../connection.ts';

/** See `RunStore.totals`. */
export function readRunTotals(
  connection: Connection,
  runIds: readonly string[],
): Awaited<ReturnType<RunStore['totals']>> {
  const timed = sql`results.output_tokens IS NOT NULL AND results.latency_ms IS NOT NULL`;
  const rows = connection.all(
    query
      .selectFrom('results')
      .innerJoin('runs', 'runs.number', 'results.run')
      .where('runs.id', 'in', anyOf(runIds))
      .groupBy('runs.id')
      .select([
        'runs.id',
        sql<number | null>`avg(results.score)`.as('meanScore'),
        sql<number | null>`sum(results.output_tokens) FILTER (WHERE ${timed})`.as('timedTokens'),
        sql<number | null>`sum(results.latency_ms) FILTER (WHERE ${timed})`.as('timeMs'),
      ]),
  );
  return new Map(rows.map(({ id, ...totals }) => [id, totals]));
}
