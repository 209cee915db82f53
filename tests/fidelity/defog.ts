import { join } from 'node:path';

import Database from 'better-sqlite3';
import * as z from 'zod';

import type { Benchmark, Recording } from './benchmark.ts';
import { madeUp } from './made-up.ts';
import { createTable, literal } from './sql-script.ts';
import { readRows, writeBundle, writeFiles } from './write-benchmark.ts';

const Entry = z.object({
  id: z.string(),
  db: z.string(),
  category: z.string(),
  question: z.string(),
  instructions: z.string(),
  gold: z.array(z.string()).min(1),
});
type Entry = z.infer<typeof Entry>;

const Cell = z.union([z.string(), z.number(), z.null()]);
type Row = readonly z.infer<typeof Cell>[];

const manifest = {
  id: 'defog-sql-sample',
  title: 'Text to SQL over three databases',
  description: 'Questions that one query over a small database answers.',
  category: 'code-generation',
  license: 'Apache-2.0',
  dataset: {
    file: 'cases.jsonl',
    id: 'id',
    input: 'question',
    expected: 'gold',
    solution: '{{ gold[0] }}',
    tags: ['db', 'category'],
  },
  harness: { kind: 'single-turn', prompt: '{{ input }}\n{{ instructions }}' },
  scoring: {
    checks: [
      {
        kind: 'sql-result',
        database: { file: 'databases/{{ db }}.sql' },
        // Order counts where the question asks for one; equal rows count once.
        order:
          "{% set asked = question | lower %}{{ 'yes' if category == 'order_by' or 'order' in asked or 'sort' in asked or 'arrange' in asked else 'no' }}",
        duplicates: false,
        columns: 'superset',
      },
    ],
  },
};

/** A reference query of a question, which has one or more; `result` is what it gives. */
interface Reference {
  readonly entry: Entry;
  readonly id: string;
  readonly sql: string;
  readonly result: readonly Row[];
}

/**
 * The queries of the defog sample, a case for each reference query of a question: every one of them, and results that
 * were spoilt in several ways.
 */
export function defog(data: string, out: string): Benchmark {
  const folder = join(data, 'defog-sql-eval');
  const entries = readRows(join(folder, 'cases.jsonl')).map((row) => Entry.parse(row));
  const names = [...new Set(entries.map(({ db }) => db))];
  const databases = new Map(
    names.map((name) => [name, new Database(join(folder, 'db', `${name}.sqlite`), { readonly: true })]),
  );
  const references = entries.flatMap((entry) => referencesOf(entry, databases.get(entry.db)));
  const bundlePath = writeBundle(join(out, 'defog'), {
    manifest,
    rows: references.map(({ entry, id }) => ({ ...entry, id })),
    readme: 'A sample of sql-eval by Defog (Apache-2.0).\n',
  });
  writeFiles(
    bundlePath,
    names.map((name) => [`databases/${name}.sql`, scriptOf(databases.get(name))]),
  );
  for (const database of databases.values()) database.close();
  return {
    name: `Defog SQL, ${entries.length} questions`,
    bundlePath,
    caseCount: references.length,
    recordings: recordingsOf(references, out),
  };
}

function referencesOf(entry: Entry, database: Database.Database | undefined): Reference[] {
  return entry.gold.map((sql, place) => ({
    entry,
    id: `${entry.id}-${place + 1}`,
    sql,
    result: resultOf(database, sql),
  }));
}

function recordingsOf(references: readonly Reference[], out: string): Recording[] {
  const recording = (
    model: string,
    { file, passed }: { file: string; passed: boolean },
    answer: (reference: Reference) => string,
  ) =>
    madeUp(model, {
      path: join(out, `defog-${file}.jsonl`),
      answers: references.map((reference) => ({ id: reference.id, response: answer(reference) })),
      passed,
    });
  const spoilt = (model: string, file: string, rows: (result: readonly Row[]) => readonly Row[]) =>
    recording(model, { file, passed: false }, ({ result }) => written(rows(result)));
  return [
    recording('reference queries', { file: 'gold', passed: true }, ({ sql }) => sql),
    spoilt('one row changed', 'changed', ([first = [], ...others]) => [changedRow(first), ...others]),
    spoilt('one row dropped', 'dropped', (rows) => distinct(rows).slice(1)),
    spoilt('one row added', 'added', (rows) => [...rows, changedRow(rows[0] ?? [])]),
    recording('query of another question', { file: 'other', passed: false }, (reference) =>
      otherQuery(reference, references),
    ),
  ];
}

function resultOf(database: Database.Database | undefined, sql: string): Row[] {
  const rows = database?.prepare(sql).raw().all() ?? [];
  return z.array(z.array(Cell)).parse(rows);
}

/** All tables of a database as a script. */
function scriptOf(database: Database.Database | undefined): string {
  if (database === undefined) return '';
  const Table = z.object({ name: z.string() });
  const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
  return tables
    .map((row) => {
      const { name } = Table.parse(row);
      const Column = z.object({ name: z.string(), type: z.string() });
      const columns = database.prepare('SELECT name, type FROM pragma_table_info(?)').all(name);
      return createTable(name, {
        columns: columns.map((column) => Column.parse(column)),
        rows: resultOf(database, `SELECT * FROM "${name}"`),
      });
    })
    .join('\n');
}

/** A query that gives these rows. */
function written(rows: readonly Row[]): string {
  if (rows.length === 0) return 'SELECT 1 WHERE 0';
  return `VALUES ${rows.map((row) => `(${row.map(literal).join(', ')})`).join(', ')}`;
}

/** A row in which every value is another one, so that no choice of columns makes it right. */
function changedRow(row: Row): Row {
  return row.map((cell) => (typeof cell === 'number' ? cell + 12_345 : `${cell ?? ''}~`));
}

function distinct(rows: readonly Row[]): Row[] {
  return [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()];
}

/** The next query of the same database whose result lacks a value of each right one. */
function otherQuery({ entry, id }: Reference, references: readonly Reference[]): string {
  const right = references.filter((reference) => reference.entry === entry);
  const place = references.findIndex((reference) => reference.id === id);
  const following = [...references.slice(place + 1), ...references.slice(0, place)];
  const other = following.find(
    ({ entry: { db }, result }) =>
      db === entry.db && right.every((reference) => lacks(result.flat(), reference.result.flat())),
  );
  return other?.sql ?? '';
}

function lacks(values: Row, wanted: Row): boolean {
  return wanted.some((value) => !values.includes(value));
}
