import type { EscapeAttempt } from '../escape-attempt.ts';

type Row = Pick<EscapeAttempt, 'id' | 'what' | 'code' | 'victim'> & Partial<EscapeAttempt>;

/** Statements are parted by a semicolon at the end of a line. */
const ROWS: readonly Row[] = [
  {
    id: 'sql-attach',
    what: 'a new file by ATTACH',
    code: `ATTACH '@TARGET@' AS out;\nCREATE TABLE out.x (y)`,
  },
  {
    id: 'sql-attach-expression',
    what: 'a new file by ATTACH of an expression',
    code: `ATTACH replace('@TARGET@', '!', '') AS "main2";\nCREATE TABLE main2.x (y)`,
  },
  {
    id: 'sql-attach-memory',
    what: 'a further database in memory, beside the limits',
    code: `ATTACH ':memory:' AS more;\nCREATE TABLE more.x (y);\nSELECT '@MARK@'`,
  },
  { id: 'sql-vacuum-into', what: 'a new file by VACUUM INTO', code: `VACUUM INTO '@TARGET@'` },
  {
    id: 'sql-writable-schema',
    what: 'the schema by PRAGMA writable_schema',
    code: `CREATE TABLE people (id);\nPRAGMA writable_schema = ON;\nUPDATE sqlite_master SET sql = 'CREATE TABLE people ("@MARK@")';\nSELECT sql FROM sqlite_master`,
  },
  {
    id: 'sql-shadow-tables',
    what: 'the tables behind a full-text index',
    code: `CREATE VIRTUAL TABLE notes USING fts5(text);\nINSERT INTO notes_config VALUES ('@MARK@', 1);\nSELECT k FROM notes_config`,
  },
  {
    id: 'sql-page-limit',
    what: 'the limit of pages by PRAGMA',
    code: `PRAGMA max_page_count = 1073741823;\nSELECT '@MARK@'`,
  },
  {
    id: 'sql-page-limit-function',
    what: 'the limit of memory by PRAGMA',
    code: `PRAGMA hard_heap_limit = 0;\nPRAGMA soft_heap_limit = 0;\nSELECT '@MARK@'`,
  },
  {
    id: 'sql-journal-off',
    what: 'taking back by PRAGMA journal_mode',
    code: `PRAGMA journal_mode = OFF;\nSELECT '@MARK@'`,
  },
  {
    id: 'sql-trusted-schema',
    what: 'functions in schemas by PRAGMA trusted_schema',
    code: `PRAGMA trusted_schema = ON;\nSELECT '@MARK@'`,
  },
  {
    id: 'sql-left-table',
    what: 'a table left to the next case',
    code: 'CREATE TABLE left_table (x)',
    victim: `SELECT CASE WHEN count(*) > 0 THEN '@MARK@' ELSE '' END, 'done' FROM sqlite_master WHERE name = 'left_table'`,
  },
  {
    id: 'sql-left-temporary',
    what: 'a temporary table left to the next case',
    code: 'CREATE TEMP TABLE left_temporary (x)',
    victim: `SELECT CASE WHEN count(*) > 0 THEN '@MARK@' ELSE '' END, 'done' FROM sqlite_temp_master WHERE name = 'left_temporary'`,
  },
  {
    id: 'sql-left-setting',
    what: 'a setting left to the next case',
    code: 'PRAGMA case_sensitive_like = ON',
    victim: `SELECT CASE WHEN 'a' LIKE 'A' THEN '' ELSE '@MARK@' END, 'done'`,
  },
  {
    id: 'sql-left-transaction',
    what: 'a transaction left open to the next case',
    code: 'BEGIN EXCLUSIVE',
    victim: `BEGIN;\nSELECT 'done'`,
  },
  {
    id: 'sql-load-extension',
    what: 'a library by load_extension',
    code: `SELECT load_extension('@TARGET@'), '@MARK@'`,
    proof: { none: 'Loading is turned off in the library at hand.' },
  },
  {
    id: 'sql-readfile',
    what: 'a file by readfile',
    code: `SELECT readfile('@SECRET_FILE@')`,
    proof: { none: 'A function of the command line of SQLite alone.' },
  },
  {
    id: 'sql-writefile',
    what: 'a file by writefile',
    code: `SELECT writefile('@TARGET@', 'x')`,
    proof: { none: 'A function of the command line of SQLite alone.' },
  },
  {
    id: 'sql-csv',
    what: 'a file by a virtual table',
    code: `CREATE VIRTUAL TABLE temp.t USING csv(filename = '@SECRET_FILE@');\nSELECT * FROM t`,
    proof: { none: 'A module of the command line of SQLite alone.' },
  },
  {
    id: 'sql-pages',
    what: 'raw pages of the database',
    code: `CREATE TABLE t (x);\nUPDATE sqlite_dbpage SET data = zeroblob(8192) WHERE pgno = 1;\nSELECT '@MARK@'`,
    proof: { none: 'A module that the library at hand leaves out.' },
  },
  {
    id: 'sql-tokenizer',
    what: 'addresses in memory by fts3_tokenizer',
    code: `SELECT hex(fts3_tokenizer('simple')), '@MARK@'`,
    proof: { none: 'A function that the library at hand turns off.' },
  },
];

/** Ways out of a database. */
export const SQL_ATTEMPTS: readonly EscapeAttempt[] = ROWS.map((row) => ({
  language: 'sql',
  proof: 'plain-sqlite',
  ...row,
}));
