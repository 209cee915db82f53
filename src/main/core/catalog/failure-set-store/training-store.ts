import type { SeenInTraining, TrainingStore } from '../catalog.ts';
import { type Connection, query } from '../connection.ts';
import { unpackPlannedCases } from '../run-store/planned-cases.ts';
import type { Write } from '../writer/writer.ts';

const MOST_KEPT = 1_000;

export function createTrainingStore(connection: Connection, write: Write): TrainingStore {
  // What was exported before a run began never changes, and a live report is asked for every second.
  const known = new Map<string, SeenInTraining | null>();
  return {
    mark: (made) => write('training.mark', made),
    async seenBefore(runId) {
      const before = known.get(runId);
      if (before !== undefined) return before;
      const seen = seenBefore(connection, runId);
      if (known.size >= MOST_KEPT) known.clear();
      known.set(runId, seen);
      return seen;
    },
  };
}

function seenBefore(connection: Connection, runId: string): SeenInTraining | null {
  if (connection.first(query.selectFrom('training_exports').select('number').limit(1)) === undefined)
    return null;
  const run = connection.first(
    query
      .selectFrom('runs')
      .innerJoin('run_plans', 'run_plans.run', 'runs.number')
      .select(['runs.environment', 'runs.created_at as createdAt', 'run_plans.cases'])
      .where('runs.id', '=', runId),
  );
  if (run === undefined) return null;
  const planned = new Set(unpackPlannedCases(run.cases));
  const seen = exportedRows(connection, run.environment, run.createdAt).filter(({ row }) => planned.has(row));
  const exportedAt = seen
    .map(({ at }) => at)
    .toSorted()
    .at(-1);
  return exportedAt === undefined ? null : { cases: seen.length, of: planned.size, exportedAt };
}

/** Cases of an environment version that were exported before a time, with the last such time. */
function exportedRows(connection: Connection, environment: number, before: string) {
  return connection.all(
    query
      .selectFrom('cases')
      .innerJoin('training_cases as trained', 'trained.digest', 'cases.digest')
      .innerJoin('training_exports as made', 'made.number', 'trained.export')
      .select(({ fn }) => ['cases.row', fn.max<string>('made.at').as('at')])
      .where('cases.environment', '=', environment)
      .where('made.at', '<', before)
      .groupBy('cases.row'),
  );
}
