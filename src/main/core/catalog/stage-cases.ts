import Database from 'better-sqlite3';

import type { TestCase } from '#shared/domain/test-case.ts';

/** Cases on their way into the catalog, in a file of their own that only one thread writes. */
export interface Staging {
  /** In dataset order. Ids must differ: `environments.add` refuses the file otherwise. */
  add(cases: readonly TestCase[]): void;
  /** Finishes the file; it can then be given to `environments.add`. */
  close(): void;
}

/** The columns of `cases` and `case_texts`, one row a case; `place` counts from 1. */
const STAGED_CASES = `
  CREATE TABLE staged_cases (
    place INTEGER PRIMARY KEY,
    case_index INTEGER NOT NULL,
    case_id TEXT NOT NULL,
    digest TEXT NOT NULL,
    tags TEXT,
    input TEXT NOT NULL,
    expected TEXT,
    solution TEXT,
    choices TEXT,
    choice_count INTEGER,
    fields TEXT NOT NULL,
    input_field TEXT
  ) STRICT`;

/**
 * Writes cases into a new SQLite file at `path`, so that a long import never holds the catalog. The file is not made
 * durable: after a crash it is rubbish. `path` should come from `newStagingPath`.
 */
export function openStaging(path: string): Staging {
  const database = new Database(path);
  database.pragma('page_size = 32768');
  database.pragma('journal_mode = OFF');
  database.pragma('synchronous = OFF');
  database.pragma('locking_mode = EXCLUSIVE');
  database.exec(STAGED_CASES);
  database.exec('BEGIN');
  const insert = database.prepare(
    `INSERT INTO staged_cases
       (case_index, case_id, digest, tags, input, expected, solution, choices, choice_count, fields,
        input_field)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return {
    add(cases) {
      for (const testCase of cases) insert.run(...stagedRow(testCase));
    },
    close() {
      database.exec('COMMIT');
      database.close();
    },
  };
}

function stagedRow(testCase: TestCase): (string | number | null)[] {
  const { choices, fields } = testCase;
  const inputField = fieldOfInput(testCase);
  return [
    testCase.index,
    testCase.id,
    testCase.digest,
    testCase.tags.length > 0 ? JSON.stringify(testCase.tags) : null,
    testCase.input,
    jsonOrNull(testCase.expected),
    jsonOrNull(testCase.solution),
    jsonOrNull(choices),
    choices === null || choices.length === 0 ? null : choices.length,
    JSON.stringify(inputField === null ? fields : { ...fields, [inputField]: null }),
    inputField,
  ];
}

/** The input is mostly one of the fields, and the longest text of the case: it need not be stored twice. */
function fieldOfInput({ input, fields }: TestCase): string | null {
  for (const name of Object.keys(fields)) {
    if (fields[name] === input && name !== '__proto__') return name;
  }
  return null;
}

function jsonOrNull(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}
