import type { Migration } from './migration.ts';

const FINDINGS = `
  -- What checks found, for the case view alone: a packed list (packed-text.ts), an entry or null for each check.
  CREATE TABLE check_details (
    id INTEGER PRIMARY KEY REFERENCES results (id) ON DELETE CASCADE,
    body BLOB NOT NULL
  ) STRICT;

  -- Further numbers of checks, such as followed instructions of all instructions.
  CREATE TABLE result_measures (
    result INTEGER NOT NULL REFERENCES results (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    value REAL NOT NULL,
    "of" REAL NOT NULL,
    PRIMARY KEY (result, name)
  ) STRICT, WITHOUT ROWID;`;

const ROLES = `
  -- What the models of other roles than the candidate took for one attempt.
  CREATE TABLE result_roles (
    result INTEGER NOT NULL REFERENCES results (id) ON DELETE CASCADE,
    role TEXT NOT NULL CHECK (role IN ('judge', 'user')),
    model TEXT NOT NULL,
    calls INTEGER NOT NULL,
    input_tokens INTEGER,
    output_tokens INTEGER,
    cost_usd REAL,
    duration_ms REAL NOT NULL,
    PRIMARY KEY (result, role, model)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE run_sandboxes (
    run INTEGER NOT NULL REFERENCES runs (number) ON DELETE CASCADE,
    name TEXT NOT NULL,
    PRIMARY KEY (run, name)
  ) STRICT, WITHOUT ROWID;`;

const REVIEWS = `
  -- A person's own verdict over the automatic one.
  CREATE TABLE reviews (
    result INTEGER PRIMARY KEY REFERENCES results (id) ON DELETE CASCADE,
    verdict TEXT CHECK (verdict IN ('pass', 'fail')),
    comment TEXT NOT NULL,
    bookmarked INTEGER NOT NULL,
    at TEXT NOT NULL
  ) STRICT;`;

export const rolesAndReviews: Migration = (database) => {
  for (const part of [FINDINGS, ROLES, REVIEWS]) database.exec(part);
};
