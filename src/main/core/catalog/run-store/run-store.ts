import { AppError } from '#shared/errors.ts';

import type { RunRecord, RunStore } from '../catalog.ts';
import { anyOf, type Connection, query } from '../connection.ts';
import type { Write } from '../writer/writer.ts';
import { unpackPlannedCases } from './planned-cases.ts';
import { selectRuns, toRunRecord } from './run-summary.ts';
import { readRunTotals } from './run-totals.ts';

/** Runs in the trash are found by nobody but the trash. */
export function createRunStore(connection: Connection, write: Write): RunStore {
  return {
    async create(run) {
      await write('runs.create', run);
      const created = findRun(connection, run.id);
      if (created === null) throw new AppError('internal', `Run ${run.id} vanished as it was created.`);
      return created;
    },
    find: async (reference) => findRun(connection, reference),
    async list() {
      const rows = connection.all(
        selectRuns().where('runs.deleted_at', 'is', null).orderBy('runs.number', 'desc'),
      );
      return rows.map((row) => toRunRecord(connection, row));
    },
    totals: async (runIds) => readRunTotals(connection, runIds),
    plannedCases: async (runId) => plannedCases(connection, runId),
    setStatus: (runId, status, message = null) => write('runs.setStatus', { runId, status, message }),
    claim: (runId, owner, expected) => write('runs.claim', { runId, owner, expected }),
    requestCancel: (runId) => write('runs.requestCancel', { runId }),
    cancelRequested: async (runIds) =>
      connection
        .all(
          query
            .selectFrom('runs')
            .select('id')
            .where('cancel_requested', '=', 1)
            .where('id', 'in', anyOf(runIds)),
        )
        .map(({ id }) => id),
    setModelDigest: (runId, digest) => write('runs.setModelDigest', { runId, digest }),
    setNote: (runId, note) => write('runs.setNote', { runId, note }),
    log: (runId, level, message) => write('runs.log', { runId, level, message }),
    logOf: async (runId) =>
      connection.all(
        query
          .selectFrom('run_log')
          .innerJoin('runs', 'runs.number', 'run_log.run')
          .select(['run_log.at', 'run_log.level', 'run_log.message'])
          .where('runs.id', '=', runId)
          .orderBy('run_log.number'),
      ),
    delete: (runIds) => write('runs.delete', { runIds }),
  };
}

function findRun(connection: Connection, reference: string): RunRecord | null {
  const live = selectRuns().where('runs.deleted_at', 'is', null);
  const row =
    connection.first(live.where('runs.id', '=', reference)) ??
    (/^\d{1,9}$/.test(reference)
      ? connection.first(live.where('runs.number', '=', Number(reference)))
      : undefined) ??
    onlyOne(
      reference,
      connection.all(
        live.where('runs.id', '>=', reference).where('runs.id', '<', `${reference}\u{10FFFF}`).limit(2),
      ),
    );
  return row === undefined ? null : toRunRecord(connection, row);
}

function onlyOne<T>(reference: string, rows: readonly T[]): T | undefined {
  if (rows.length < 2 || reference === '') return reference === '' ? undefined : rows[0];
  throw new AppError(
    'invalid-input',
    `Several runs begin with ${reference}. Write more of the id, or the number of the run.`,
  );
}

function plannedCases(connection: Connection, runId: string): Uint32Array {
  const row = connection.first(
    query
      .selectFrom('run_plans')
      .innerJoin('runs', 'runs.number', 'run_plans.run')
      .select('run_plans.cases')
      .where('runs.id', '=', runId),
  );
  if (row === undefined) throw new AppError('not-found', `There is no run ${runId} in the catalog.`);
  return unpackPlannedCases(row.cases);
}
