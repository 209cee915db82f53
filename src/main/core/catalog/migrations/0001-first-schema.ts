import type { Migration } from './migration.ts';

const ENVIRONMENTS = `
  -- One row a version. Its cases lie side by side: first_case .. first_case + case_count - 1.
  CREATE TABLE environments (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    digest TEXT NOT NULL UNIQUE,
    id TEXT NOT NULL,
    version TEXT NOT NULL,
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    category TEXT NOT NULL,
    tags TEXT NOT NULL,
    license TEXT,
    harness_kind TEXT NOT NULL,
    check_kinds TEXT NOT NULL,
    runs_code INTEGER NOT NULL,
    case_count INTEGER NOT NULL,
    first_case INTEGER NOT NULL,
    -- How many of them, from the first, are in the full-text index.
    indexed_cases INTEGER NOT NULL DEFAULT 0,
    chance REAL,
    size_bytes INTEGER NOT NULL,
    built_in INTEGER NOT NULL,
    grants TEXT NOT NULL DEFAULT '[]',
    imported_at TEXT NOT NULL,
    deleted_at TEXT,
    -- Emptied out of the trash, but runs still refer to its cases.
    purged_at TEXT
  ) STRICT;
  CREATE INDEX environments_by_id ON environments (id, version);

  CREATE TABLE environment_texts (
    environment INTEGER PRIMARY KEY REFERENCES environments (number) ON DELETE CASCADE,
    manifest TEXT NOT NULL,
    readme TEXT,
    files TEXT NOT NULL,
    examples TEXT NOT NULL,
    problems TEXT NOT NULL
  ) STRICT;

  CREATE TABLE tag_sets (number INTEGER PRIMARY KEY, tags TEXT NOT NULL UNIQUE) STRICT;

  CREATE TABLE cases (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    environment INTEGER NOT NULL REFERENCES environments (number) ON DELETE CASCADE,
    case_index INTEGER NOT NULL,
    case_id TEXT NOT NULL,
    digest TEXT NOT NULL,
    tag_set INTEGER REFERENCES tag_sets (number)
  ) STRICT;
  CREATE UNIQUE INDEX cases_by_id ON cases (environment, case_id);

  CREATE TABLE case_texts (
    row INTEGER PRIMARY KEY REFERENCES cases (row) ON DELETE CASCADE,
    input TEXT NOT NULL,
    expected TEXT,
    solution TEXT,
    choices TEXT,
    fields TEXT NOT NULL,
    -- The field that is the input itself, word for word; it is null inside of fields.
    input_field TEXT
  ) STRICT;`;

const RUNS = `
  CREATE TABLE runs (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    environment INTEGER NOT NULL REFERENCES environments (number),
    model TEXT NOT NULL,
    model_digest TEXT,
    settings TEXT NOT NULL,
    status TEXT NOT NULL CHECK (
      status IN ('queued', 'running', 'paused', 'interrupted', 'completed', 'cancelled', 'failed')
    ),
    status_message TEXT,
    note TEXT,
    owner_pid INTEGER,
    owner_started_at TEXT,
    cancel_requested INTEGER NOT NULL DEFAULT 0,
    created_at TEXT NOT NULL,
    started_at TEXT,
    finished_at TEXT,
    deleted_at TEXT,
    -- Attempts planned; covers_all: every case of the environment is among them.
    planned INTEGER NOT NULL,
    repeats INTEGER NOT NULL,
    covers_all INTEGER NOT NULL,
    -- Kept up to date in the transaction that writes the results.
    pass INTEGER NOT NULL DEFAULT 0,
    partial INTEGER NOT NULL DEFAULT 0,
    fail INTEGER NOT NULL DEFAULT 0,
    error INTEGER NOT NULL DEFAULT 0,
    input_tokens INTEGER,
    output_tokens INTEGER,
    cost_usd REAL,
    -- Counts every change of a result; the aggregates below hold while aggregated_at is equal to it.
    changes INTEGER NOT NULL DEFAULT 0,
    aggregated_at INTEGER NOT NULL DEFAULT -1,
    latency_p50_ms REAL,
    accuracy_low REAL,
    accuracy_high REAL
  ) STRICT;
  CREATE INDEX runs_by_environment ON runs (environment);

  CREATE TABLE run_plans (
    run INTEGER PRIMARY KEY REFERENCES runs (number) ON DELETE CASCADE,
    -- Case rows as unsigned 32-bit little-endian integers.
    cases BLOB NOT NULL
  ) STRICT;

  CREATE TABLE run_log (
    number INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES runs (number) ON DELETE CASCADE,
    at TEXT NOT NULL,
    level TEXT NOT NULL CHECK (level IN ('info', 'warning', 'error')),
    message TEXT NOT NULL
  ) STRICT;
  CREATE INDEX run_log_by_run ON run_log (run);`;

const RESULTS = `
  -- Narrow on purpose: lists, counts and statistics never touch a text. Codes are places in VERDICTS, PATTERNS, BOUNDARIES.
  CREATE TABLE results (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    run INTEGER NOT NULL REFERENCES runs (number) ON DELETE CASCADE,
    case_row INTEGER NOT NULL,
    case_index INTEGER NOT NULL,
    attempt INTEGER NOT NULL,
    verdict INTEGER NOT NULL,
    score REAL,
    latency_ms REAL,
    first_token_ms REAL,
    input_tokens INTEGER,
    output_tokens INTEGER,
    cost_usd REAL,
    flags INTEGER NOT NULL,
    pattern INTEGER,
    boundary INTEGER,
    cause TEXT,
    tag_set INTEGER,
    finished_order INTEGER NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX results_by_case ON results (run, case_index, attempt);
  CREATE INDEX results_by_verdict ON results (run, verdict, case_index, attempt);

  CREATE TABLE result_texts (
    id INTEGER PRIMARY KEY REFERENCES results (id) ON DELETE CASCADE,
    answer TEXT,
    reason TEXT NOT NULL,
    failure_message TEXT
  ) STRICT;

  -- What only the case view and rescoring read. body: see packed-text.ts.
  CREATE TABLE transcripts (
    id INTEGER PRIMARY KEY REFERENCES results (id) ON DELETE CASCADE,
    started_at TEXT NOT NULL,
    finish_reason TEXT,
    model_digest TEXT,
    body BLOB NOT NULL
  ) STRICT;

  CREATE TABLE scores (
    id INTEGER PRIMARY KEY REFERENCES results (id) ON DELETE CASCADE,
    scored_at TEXT NOT NULL,
    environment_digest TEXT NOT NULL,
    extracted_by TEXT,
    checks TEXT NOT NULL
  ) STRICT;

  CREATE TABLE score_history (
    number INTEGER PRIMARY KEY,
    result INTEGER NOT NULL REFERENCES results (id) ON DELETE CASCADE,
    scored_at TEXT NOT NULL,
    environment_digest TEXT NOT NULL,
    score TEXT NOT NULL
  ) STRICT;
  CREATE INDEX score_history_by_result ON score_history (result);`;

const SEARCH = `
  -- Folded texts (fold-text.ts); what is not indexed yet (see indexed_cases, unindexed_results)
  -- is searched by reading it.
  CREATE VIRTUAL TABLE case_search USING fts5 (
    text, content = '', contentless_delete = 1, tokenize = 'trigram case_sensitive 1'
  );
  CREATE VIRTUAL TABLE result_search USING fts5 (
    text, content = '', contentless_delete = 1, tokenize = 'trigram case_sensitive 1'
  );
  CREATE VIRTUAL TABLE case_terms USING fts5vocab (case_search, row);
  CREATE VIRTUAL TABLE result_terms USING fts5vocab (result_search, row);
  CREATE TABLE unindexed_results (id INTEGER PRIMARY KEY REFERENCES results (id) ON DELETE CASCADE) STRICT;`;

const THE_REST = `
  CREATE TABLE models (
    name TEXT NOT NULL,
    digest TEXT NOT NULL,
    first_seen_at TEXT NOT NULL,
    last_seen_at TEXT NOT NULL,
    PRIMARY KEY (name, digest)
  ) STRICT;
  CREATE TABLE providers (name TEXT PRIMARY KEY, config TEXT NOT NULL) STRICT;
  CREATE TABLE prices (
    model TEXT PRIMARY KEY, input_usd REAL NOT NULL, output_usd REAL NOT NULL
  ) STRICT;
  CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  CREATE TABLE responses (key TEXT PRIMARY KEY, reply BLOB NOT NULL, created_at TEXT NOT NULL) STRICT;`;

export const firstSchema: Migration = (database) => {
  for (const part of [ENVIRONMENTS, RUNS, RESULTS, SEARCH, THE_REST]) database.exec(part);
};
