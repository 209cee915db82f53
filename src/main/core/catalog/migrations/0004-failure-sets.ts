import type { Migration } from './migration.ts';

const SETS = `
  -- Cases chosen from a run. What is known of the run is kept here, since the run itself may be removed for good.
  CREATE TABLE failure_sets (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    environment INTEGER NOT NULL REFERENCES environments (number),
    run_id TEXT NOT NULL,
    run_number INTEGER NOT NULL,
    model TEXT NOT NULL,
    case_count INTEGER NOT NULL,
    chosen_by TEXT NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT
  ) STRICT;
  CREATE INDEX failure_sets_by_environment ON failure_sets (environment);

  -- case_row is kept by the set's environment, which stays as long as the set does.
  CREATE TABLE failure_set_cases (
    failure_set INTEGER NOT NULL REFERENCES failure_sets (number) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    case_row INTEGER NOT NULL,
    PRIMARY KEY (failure_set, place)
  ) STRICT, WITHOUT ROWID;`;

const TRAINING = `
  -- Exports made to train a model on. They outlive the runs and environments that they came from.
  CREATE TABLE training_exports (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    run_id TEXT NOT NULL,
    run_number INTEGER NOT NULL,
    format TEXT NOT NULL,
    at TEXT NOT NULL
  ) STRICT;

  CREATE TABLE training_cases (
    digest TEXT NOT NULL,
    export INTEGER NOT NULL REFERENCES training_exports (number) ON DELETE CASCADE,
    PRIMARY KEY (digest, export)
  ) STRICT, WITHOUT ROWID;`;

export const failureSets: Migration = (database) => {
  for (const part of [SETS, TRAINING]) database.exec(part);
};
