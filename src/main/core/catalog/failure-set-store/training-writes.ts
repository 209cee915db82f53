import { AppError } from '#shared/errors.ts';

import { query } from '../connection.ts';
import type { WriteContext } from '../writer/write-context.ts';

/** See `TrainingStore.mark`. */
export function markTraining(
  { connection, at }: WriteContext,
  { runId, format, caseRows }: { runId: string; format: string; caseRows: Uint32Array },
): void {
  if (caseRows.length === 0) return;
  const run = connection.first(query.selectFrom('runs').select('number').where('id', '=', runId));
  if (run === undefined) throw new AppError('not-found', `There is no run ${runId} in the catalog.`);
  const { lastInsertRowid } = connection.run(
    query.insertInto('training_exports').values({ run_id: runId, run_number: run.number, format, at }),
  );
  const insert = connection.prepare(
    'INSERT OR IGNORE INTO training_cases SELECT digest, ? FROM cases WHERE row = ?',
  );
  for (const row of caseRows) insert.run(lastInsertRowid, row);
}
