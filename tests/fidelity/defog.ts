import { join } from 'node:path';

import Database from 'better-sqlite3';
import * as z from 'zod';

import type { Benchmark } from './benchmark.ts';
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

/** The queries of the defog sample: every reference query, and results that were spoilt in several ways. */
export function defog(data: string, out: string): Benchmark {
  const folder = join(data, 'defog-sql-eval');
  const entries = readRows(join(folder, 'cases.jsonl')).map((row) => Entry.parse(row));
  const names = [...new Set(entries.map(({ db }) => db))];
  const databases = new Map(
    names.map((name) => [name, new Database(join(folder, 'db', `${name}.sqlite`), { readonly: true })]),
  );
  const rowsOf = ({ db, gold }: Entry) => resultOf(databases.get(db), gold[0] ?? '');
  const recording = (model: string, file: string, passed: boolean, answer: (entry: Entry) => string) =>
    madeUp(model, {
      path: join(out, `defog-${file}.jsonl`),
      answers: entries.map((entry) => ({ id: entry.id, response: answer(entry) })),
      passed,
    });
  const bundlePath = writeBundle(join(out, 'defog'), {
    manifest,
    rows: entries,
    readme: 'A sample of sql-eval by Defog (Apache-2.0).\n',
  });
  writeFiles(
    bundlePath,
    names.map((name) => [`databases/${name}.sql`, scriptOf(databases.get(name))]),
  );
  const mostGold = Math.max(...entries.map(({ gold }) => gold.length));
  const benchmark = {
    name: 'Defog SQL sample',
    bundlePath,
    caseCount: entries.length,
    recordings: [
      ...Array.from({ length: mostGold }, (_, place) =>
        recording(
          `reference queries ${place + 1}`,
          `gold-${place + 1}`,
          true,
          ({ gold }) => gold[place % gold.length] ?? '',
        ),
      ),
      recording('one row changed', 'changed', false, (entry) => written(changedFirst(rowsOf(entry)))),
      recording('one row dropped', 'dropped', false, (entry) => written(distinct(rowsOf(entry)).slice(1))),
      recording('one row added', 'added', false, (entry) =>
        written([...rowsOf(entry), ...changedFirst(rowsOf(entry)).slice(0, 1)]),
      ),
      recording('query of another question', 'other', false, (entry) => otherQuery(entry, entries, rowsOf)),
    ],
  };
  for (const database of databases.values()) database.close();
  return benchmark;
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

/** Every value of the first row becomes another one. */
function changedFirst([first = [], ...others]: readonly Row[]): Row[] {
  return [first.map((cell) => (typeof cell === 'number' ? cell + 1 : `${cell ?? ''}~`)), ...others];
}

function distinct(rows: readonly Row[]): Row[] {
  return [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()];
}

/** The reference query of the next question about the same database that has another result. */
function otherQuery(
  entry: Entry,
  entries: readonly Entry[],
  rowsOf: (entry: Entry) => readonly Row[],
): string {
  const result = JSON.stringify(rowsOf(entry));
  const place = entries.indexOf(entry);
  const following = [...entries.slice(place + 1), ...entries.slice(0, place)];
  const other = following.find(
    ({ db, gold }) =>
      db === entry.db &&
      !entry.gold.includes(gold[0] ?? '') &&
      JSON.stringify(rowsOf({ ...entry, gold })) !== result,
  );
  return other?.gold[0] ?? '';
}
