import type { FailureSet } from '#shared/domain/failure-set.ts';

import type { FailureSetStore } from '../catalog.ts';
import { type Connection, query } from '../connection.ts';
import type { Write } from '../writer/writer.ts';
import { exportedCases, type ExportedCases } from './exported-cases.ts';

/** Sets in the trash are found by nobody but the trash. */
export function createFailureSetStore(connection: Connection, write: Write): FailureSetStore {
  return {
    async list() {
      const rows = connection.all(selectSets().orderBy('failure_sets.number', 'desc'));
      const exported = exportedCases(connection);
      return rows.map((row) => toFailureSet(row, exported.get(row.number)));
    },
    async get(id) {
      const row = setRow(connection, id);
      if (row === undefined) return null;
      return toFailureSet(row, exportedCases(connection, row.number).get(row.number));
    },
    cases: async (id) => Uint32Array.from(connection.numbers(selectCases(id))),
    create: (set) => write('failureSets.create', set),
    rename: (id, name) => write('failureSets.rename', { id, name }),
    delete: (id) => write('failureSets.delete', { id }),
  };
}

function selectSets() {
  return query
    .selectFrom('failure_sets')
    .innerJoin('environments', 'environments.number', 'failure_sets.environment')
    .select(['failure_sets.number', 'failure_sets.id', 'failure_sets.name', 'failure_sets.chosen_by'])
    .select(['failure_sets.run_id', 'failure_sets.run_number', 'failure_sets.model'])
    .select(['failure_sets.case_count', 'failure_sets.created_at'])
    .select(['environments.id as environment', 'environments.version', 'environments.digest'])
    .select('environments.title')
    .where('failure_sets.deleted_at', 'is', null);
}

type SetRow = NonNullable<ReturnType<typeof setRow>>;
function setRow(connection: Connection, id: string) {
  return connection.first(selectSets().where('failure_sets.id', '=', id));
}

function selectCases(id: string) {
  return query
    .selectFrom('failure_set_cases')
    .innerJoin('failure_sets', 'failure_sets.number', 'failure_set_cases.failure_set')
    .select('failure_set_cases.case_row')
    .where('failure_sets.id', '=', id)
    .where('failure_sets.deleted_at', 'is', null)
    .orderBy('failure_set_cases.place');
}

function toFailureSet(row: SetRow, exported: ExportedCases | undefined): FailureSet {
  return {
    id: row.id,
    name: row.name,
    environment: { id: row.environment, version: row.version, digest: row.digest, title: row.title },
    run: { id: row.run_id, number: row.run_number, model: row.model },
    caseCount: row.case_count,
    chosenBy: row.chosen_by,
    createdAt: row.created_at,
    exportedForTrainingAt: exported?.lastAt ?? null,
    exportedCaseCount: exported?.count ?? 0,
  };
}
