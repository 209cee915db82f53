import type { RunStatus } from '#shared/domain/run.ts';
import { AppError } from '#shared/errors.ts';

import type { NewRun, RunOwner } from '../catalog.ts';
import { anyOf, type Connection, query } from '../connection.ts';
import type { WriteContext } from '../writer/write-context.ts';
import { packPlannedCases } from './planned-cases.ts';
import { storeRunAggregates } from './run-aggregates.ts';
import { isUnderWay } from './run-summary.ts';

/** Number of the run in narrow rows. */
export function runNumber(connection: Connection, runId: string): number {
  const found = connection.prepare('SELECT number FROM runs WHERE id = ?', 'pluck').get(runId);
  if (typeof found !== 'number') throw new AppError('not-found', `There is no run ${runId} in the catalog.`);
  return found;
}

export function createRun({ connection }: WriteContext, run: NewRun): void {
  const environment = connection.first(
    query
      .selectFrom('environments')
      .select(['number', 'case_count'])
      .where('digest', '=', run.environmentDigest),
  );
  if (environment === undefined) {
    throw new AppError('not-found', `There is no environment ${run.environmentDigest} in the catalog.`);
  }
  const { lastInsertRowid } = connection.run(
    query.insertInto('runs').values({
      id: run.id,
      environment: environment.number,
      model: run.model,
      settings: JSON.stringify(run.settings),
      status: 'queued',
      owner_pid: run.owner.pid,
      owner_started_at: run.owner.processStartedAt,
      created_at: run.createdAt,
      planned: run.plannedCases.length * run.settings.repeats,
      repeats: run.settings.repeats,
      covers_all: run.plannedCases.length === environment.case_count ? 1 : 0,
    }),
  );
  const cases = packPlannedCases(run.plannedCases);
  connection.run(query.insertInto('run_plans').values({ run: Number(lastInsertRowid), cases }));
}

export function setRunStatus(
  { connection, at }: WriteContext,
  change: { runId: string; status: RunStatus; message: string | null },
): void {
  const { runId, status, message } = change;
  const run = runNumber(connection, runId);
  const ended = status === 'completed' || status === 'cancelled' || status === 'failed';
  connection.run(
    query
      .updateTable('runs')
      .set((eb) => ({
        status,
        status_message: message,
        finished_at: ended ? at : null,
        ...(status === 'running' ? { started_at: eb.fn.coalesce('started_at', eb.val(at)) } : {}),
      }))
      .where('number', '=', run),
  );
  if (!isUnderWay(status)) storeRunAggregates(connection, run);
}

/** See `RunStore.claim`. Going on with a run forgets an earlier wish to cancel it. */
export function claimRun(
  { connection }: WriteContext,
  claim: { runId: string; owner: RunOwner; expected: RunOwner | null },
): boolean {
  const { runId, owner, expected } = claim;
  const run = runNumber(connection, runId);
  const { changes } = connection.run(
    query
      .updateTable('runs')
      .set({ owner_pid: owner.pid, owner_started_at: owner.processStartedAt, cancel_requested: 0 })
      .where('number', '=', run)
      .where((eb) => {
        const free = eb('owner_pid', 'is', null);
        if (expected === null) return free;
        const expectedOwns = eb.and([
          eb('owner_pid', '=', expected.pid),
          eb('owner_started_at', '=', expected.processStartedAt),
        ]);
        return eb.or([free, expectedOwns]);
      }),
  );
  return changes === 1;
}

export function requestCancel({ connection }: WriteContext, { runId }: { runId: string }): void {
  const run = runNumber(connection, runId);
  connection.run(query.updateTable('runs').set({ cancel_requested: 1 }).where('number', '=', run));
}

/** Also remembers that the model was seen with this digest. */
export function setModelDigest(
  { connection, at }: WriteContext,
  { runId, digest }: { runId: string; digest: string },
): void {
  const run = runNumber(connection, runId);
  connection.run(query.updateTable('runs').set({ model_digest: digest }).where('number', '=', run));
  connection.run(
    query
      .insertInto('models')
      .columns(['name', 'digest', 'first_seen_at', 'last_seen_at'])
      .expression(
        query
          .selectFrom('runs')
          .select((eb) => [
            'model',
            eb.val(digest).as('digest'),
            eb.val(at).as('first'),
            eb.val(at).as('last'),
          ])
          .where('number', '=', run),
      )
      .onConflict((conflict) => conflict.columns(['name', 'digest']).doUpdateSet({ last_seen_at: at })),
  );
}

export function setRunNote(
  { connection }: WriteContext,
  { runId, note }: { runId: string; note: string | null },
): void {
  const run = runNumber(connection, runId);
  connection.run(query.updateTable('runs').set({ note }).where('number', '=', run));
}

export function logRun(
  { connection, at }: WriteContext,
  entry: { runId: string; level: 'info' | 'warning' | 'error'; message: string },
): void {
  const { runId, level, message } = entry;
  const run = runNumber(connection, runId);
  connection.run(query.insertInto('run_log').values({ run, at, level, message }));
}

export function deleteRuns(
  { connection, at }: WriteContext,
  { runIds }: { runIds: readonly string[] },
): void {
  for (const runId of runIds) runNumber(connection, runId);
  connection.run(
    query
      .updateTable('runs')
      .set({ deleted_at: at })
      .where('id', 'in', anyOf(runIds))
      .where('deleted_at', 'is', null),
  );
}
