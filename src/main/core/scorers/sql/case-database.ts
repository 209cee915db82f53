import { BoundaryError, within } from '#core/engine/boundary.ts';
import {
  type ScoringTools,
  type SqlDatabase,
  SqlFault,
  type SqlLimits,
  type SqlRows,
  type SqlTables,
} from '#core/engine/ports.ts';

/** Most rows of a result, and of all tables together. */
const MOST_ROWS = 20_000;
const MOST_STATE_ROWS = 200_000;

/** The database of a case, to be made anew for each statement. */
export interface CaseDatabase {
  readonly parts: readonly (string | SqlTables)[];
  readonly seconds: number;
}

/** The rows that SQL gives on a new database. Throws SqlFault for the SQL, BoundaryError for the database of the case. */
export function rowsOf(database: CaseDatabase, sql: string, tools: ScoringTools): Promise<SqlRows> {
  return onNewDatabase(database, tools, (open, limits) => open.run([{ sql }], limits));
}

/** All tables after SQL was run on a new database. Throws SqlFault for the SQL, BoundaryError for the database of the case. */
export function tablesAfter(database: CaseDatabase, sql: string, tools: ScoringTools): Promise<SqlTables> {
  return onNewDatabase(database, tools, async (open, limits) => {
    await open.run([{ sql }], limits);
    return open.contents({ ...limits, maxRows: MOST_STATE_ROWS });
  });
}

async function onNewDatabase<T>(
  { parts, seconds }: CaseDatabase,
  { sandboxes, signal }: ScoringTools,
  work: (open: SqlDatabase, limits: SqlLimits) => Promise<T>,
): Promise<T> {
  const limits = { timeoutMs: seconds * 1_000, maxRows: MOST_ROWS };
  const open = await faultless('The database of the case cannot be made', () =>
    within('sandbox', () => sandboxes.sql.open(parts, limits, signal)),
  );
  try {
    return await work(open, limits);
  } catch (error) {
    if (error instanceof SqlFault || error instanceof BoundaryError) throw error;
    throw new BoundaryError('sandbox', error instanceof Error ? error.message : String(error), {
      cause: error,
    });
  } finally {
    await open.close();
  }
}

/** What is wrong with the environment's own SQL is the scorer's error. */
export async function faultless<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const fault = error instanceof BoundaryError ? error.cause : error;
    if (!(fault instanceof SqlFault)) throw error;
    throw new BoundaryError('scorer', `${what}: ${fault.message}`, { cause: fault, causeKey: what });
  }
}
