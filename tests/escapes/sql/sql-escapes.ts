import { SqlFault } from '#core/engine/ports.ts';
import { createSqlSandbox } from '#core/sandboxes/sql/create-sql-sandbox.ts';

import type { EscapeRunner, ProgramEnd } from '../escape-attempt.ts';
import type { EscapeSuite } from '../escape-suite.ts';
import { plainSqlite } from './plain-sqlite.ts';
import { SQL_ATTEMPTS } from './sql-attempts.ts';

const LIMITS = { timeoutMs: 5_000, maxRows: 1_000 };

export const sqlEscapes: EscapeSuite = {
  language: 'sql',
  attempts: SQL_ATTEMPTS,
  unprotected: { 'plain-sqlite': plainSqlite },
  sandboxes: [
    { name: 'SQLite in memory', absence: null, open: () => asQuery() },
    { name: 'SQLite in memory, as the script of a bundle', absence: null, open: () => asScript() },
  ],
};

/** Programs as answers: queries on a database of their own. */
function asQuery(): EscapeRunner {
  const sandbox = createSqlSandbox({ size: 1 });
  const { signal } = new AbortController();
  return {
    name: 'SQLite in memory',
    runAll: (programs) =>
      inOrder(programs, async (sql) => {
        const database = await sandbox.open([], LIMITS, signal);
        return JSON.stringify((await database.run([{ sql }], LIMITS)).rows);
      }),
    close: () => sandbox.close(),
  };
}

/** Programs as what makes a database; what it holds then is looked at. */
function asScript(): EscapeRunner {
  const sandbox = createSqlSandbox({ size: 1 });
  const { signal } = new AbortController();
  return {
    name: 'SQLite in memory, as the script of a bundle',
    runAll: (programs) =>
      inOrder(programs, async (sql) => {
        const database = await sandbox.open([sql], LIMITS, signal);
        const tables = await database.contents(LIMITS);
        return `${JSON.stringify(tables)} done`;
      }),
    close: () => sandbox.close(),
  };
}

async function inOrder(
  programs: readonly string[],
  run: (sql: string) => Promise<string>,
): Promise<ProgramEnd[]> {
  const ends: ProgramEnd[] = [];
  for (const program of programs) {
    ends.push(
      await run(program).then(
        (stdout) => ({ isOk: true, stdout, rest: '' }),
        (error: unknown) => {
          if (!(error instanceof SqlFault)) throw error;
          return { isOk: false, stdout: '', rest: error.message };
        },
      ),
    );
  }
  return ends;
}
