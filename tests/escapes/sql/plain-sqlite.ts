import Database from 'better-sqlite3';

import type { EscapeRunner, ProgramEnd } from '../escape-attempt.ts';

/** SQLite as a library, without an authorizer: one connection for the programs of an attempt. */
export function plainSqlite(): Promise<EscapeRunner> {
  return Promise.resolve({
    name: 'SQLite alone',
    runAll(programs) {
      const database = new Database(':memory:');
      database.unsafeMode();
      const ends = programs.map((program) => run(database, program));
      database.close();
      return Promise.resolve(ends);
    },
    close: () => Promise.resolve(),
  });
}

function run(database: Database.Database, program: string): ProgramEnd {
  try {
    let rows: unknown[] = [];
    for (const sql of program.split(';\n')) {
      const statement = database.prepare(sql);
      if (statement.reader) rows = statement.all();
      else statement.run();
    }
    return { isOk: true, stdout: JSON.stringify(rows), rest: '' };
  } catch (error) {
    return { isOk: false, stdout: '', rest: String(error) };
  }
}
