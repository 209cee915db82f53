import type { CodeSandbox, Sandboxes } from './ports.ts';

/** What the built-in database is called where sandboxes are listed. */
export const SQL_SANDBOX = 'SQLite in memory';

/** The same sandboxes; the name of every one that ran something is added to `seen`. */
export function notedSandboxes({ python, javascript, sql }: Sandboxes, seen: Set<string>): Sandboxes {
  const noted = (sandbox: CodeSandbox): CodeSandbox => ({
    async run(request, signal) {
      const outcome = await sandbox.run(request, signal);
      seen.add(outcome.sandbox);
      return outcome;
    },
  });
  return {
    python: noted(python),
    javascript: noted(javascript),
    sql: {
      async open(parts, limits, signal) {
        const database = await sql.open(parts, limits, signal);
        seen.add(SQL_SANDBOX);
        return database;
      },
    },
  };
}
