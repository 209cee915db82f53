import type { Migration } from './migration.ts';

const DRAFTS = `
  -- Environments under construction. base_digest names a zip in the store of bundles, which is kept as long as the
  -- draft is; base_id and base_version are of the catalog's version that it came from, if it came from one.
  CREATE TABLE drafts (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    base_digest TEXT NOT NULL,
    base_id TEXT,
    base_version TEXT,
    environment_id TEXT,
    title TEXT,
    version TEXT,
    revision INTEGER NOT NULL DEFAULT 0,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    deleted_at TEXT
  ) STRICT;

  -- The files of the base, as JSON: [{path, bytes, sha256, isText}].
  CREATE TABLE draft_bases (
    draft INTEGER PRIMARY KEY REFERENCES drafts (number) ON DELETE CASCADE,
    files TEXT NOT NULL
  ) STRICT;`;

const FILES = `
  -- Only what differs from the base: a content of its own, the content of a file of the base, or (with neither) a
  -- file of the base that is gone.
  CREATE TABLE draft_files (
    number INTEGER PRIMARY KEY,
    draft INTEGER NOT NULL REFERENCES drafts (number) ON DELETE CASCADE,
    path TEXT NOT NULL,
    base_path TEXT,
    bytes INTEGER,
    content BLOB,
    UNIQUE (draft, path)
  ) STRICT;`;

export const drafts: Migration = (database) => {
  for (const part of [DRAFTS, FILES]) database.exec(part);
};
