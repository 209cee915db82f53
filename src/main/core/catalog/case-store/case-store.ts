import type { CaseStore } from '../catalog.ts';
import { anyOf, type Connection, query } from '../connection.ts';
import { matchCases } from '../search/match-rows.ts';
import { searchTerms } from '../search/search-terms.ts';
import { readCaseRows, readCases } from './case-reads.ts';

export function createCaseStore(connection: Connection): CaseStore {
  return {
    index: async (digest, search = '') => caseIndex(connection, digest, search),
    rows: async (ids) => readCaseRows(connection, ids),
    async get(row) {
      const [testCase] = readCases(connection, [row]);
      if (testCase === undefined) return null;
      const { row: _row, ...rest } = testCase;
      return { ...rest, environmentDigest: digestOfCase(connection, row) };
    },
    many: async (rows) => readCases(connection, rows),
    rowsOfIds: async (digest, caseIds) =>
      connection.all(
        query
          .selectFrom('cases')
          .innerJoin('environments', 'environments.number', 'cases.environment')
          .select(['cases.row', 'cases.case_id as caseId'])
          .where('environments.digest', '=', digest)
          .where('cases.case_id', 'in', anyOf(caseIds))
          .orderBy('cases.row'),
      ),
    digests: async (digest) =>
      connection.all(
        query
          .selectFrom('cases')
          .innerJoin('environments', 'environments.number', 'cases.environment')
          .select(['cases.row', 'cases.case_id as caseId', 'cases.digest'])
          .where('environments.digest', '=', digest)
          .orderBy('cases.row'),
      ),
    chance: async (digest) => environmentOf(connection, digest)?.chance ?? null,
  };
}

function caseIndex(connection: Connection, digest: string, search: string): Uint32Array {
  const environment = environmentOf(connection, digest);
  if (environment === undefined) return new Uint32Array();
  const { firstCase, caseCount } = environment;
  const rows = Uint32Array.from({ length: caseCount }, (_, place) => firstCase + place);
  const terms = searchTerms(search);
  if (terms.length === 0 || caseCount === 0) return rows;
  const marks = matchCases(connection, terms, environment);
  return rows.filter((_, place) => marks.every((each) => each[place] === 1));
}

function environmentOf(connection: Connection, digest: string) {
  return connection.first(
    query
      .selectFrom('environments')
      .select([
        'first_case as firstCase',
        'case_count as caseCount',
        'indexed_cases as indexedCases',
        'chance',
      ])
      .where('digest', '=', digest),
  );
}

function digestOfCase(connection: Connection, row: number): string {
  const found = connection.first(
    query
      .selectFrom('cases')
      .innerJoin('environments', 'environments.number', 'cases.environment')
      .select('environments.digest')
      .where('cases.row', '=', row),
  );
  return found?.digest ?? '';
}
