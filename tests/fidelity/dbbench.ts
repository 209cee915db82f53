import { join } from 'node:path';

import * as z from 'zod';

import type { Benchmark } from './benchmark.ts';
import { madeUp } from './made-up.ts';
import { createTable } from './sql-script.ts';
import { readRows, writeBundle } from './write-benchmark.ts';

const Entry = z.object({
  description: z.string(),
  add_description: z.string(),
  type: z.tuple([z.string()]),
  label: z.array(z.string()).min(1),
  table: z.object({
    table_name: z.string(),
    table_info: z.object({
      columns: z.array(z.object({ name: z.string(), type: z.string() })),
      rows: z.array(z.array(z.union([z.string(), z.number(), z.null()]))),
    }),
  }),
});
type Entry = z.infer<typeof Entry>;

const CHANGING = ['INSERT', 'UPDATE', 'DELETE'];

const manifest = {
  id: 'dbbench-dev',
  title: 'DBBench, development split',
  description: 'Questions about a table, and orders to change it.',
  category: 'tool-use',
  license: 'Apache-2.0',
  dataset: {
    file: 'cases.jsonl',
    input: 'description',
    expected: 'label',
    solution: '{{ label[0] if changes else label | tojson }}',
    tags: ['kind'],
  },
  harness: { kind: 'single-turn', prompt: '{{ input }}\n{{ add_description }}' },
  scoring: {
    checks: [
      {
        kind: 'sql-result',
        database: { field: 'script' },
        compare: "{{ 'state' if changes else 'values' }}",
        duplicates: false,
        tolerance: 0.01,
      },
    ],
  },
};

/** DBBench's development split: the reference answers, and reference answers that were spoilt in several ways. */
export function dbbench(data: string, out: string): Benchmark {
  const entries = readRows(join(data, 'agentbench-dbbench', 'dev.jsonl')).map((row) => Entry.parse(row));
  const rows = entries.map((entry) => ({
    description: entry.description,
    add_description: entry.add_description,
    label: entry.label,
    kind: entry.type[0],
    changes: isChanging(entry),
    script: createTable(entry.table.table_name, entry.table.table_info),
  }));
  const recording = (model: string, file: string, passed: boolean, answer: (entry: Entry) => string) =>
    madeUp(model, {
      path: join(out, `dbbench-${file}.jsonl`),
      answers: entries.map((entry, place) => ({ id: String(place + 1), response: answer(entry) })),
      passed,
    });
  return {
    name: 'DBBench dev',
    bundlePath: writeBundle(join(out, 'dbbench'), {
      manifest,
      rows,
      readme: 'DBBench of AgentBench (Apache-2.0), Liu et al. (2023).\n',
    }),
    caseCount: rows.length,
    recordings: [
      recording('reference answers', 'gold', true, (entry) =>
        isChanging(entry) ? firstLabel(entry) : JSON.stringify(entry.label),
      ),
      recording('one value changed', 'changed', false, (entry) =>
        isChanging(entry)
          ? changedStatement(firstLabel(entry))
          : JSON.stringify([changedValue(firstLabel(entry)), ...entry.label.slice(1)]),
      ),
      recording('one too many', 'added', false, (entry) =>
        isChanging(entry)
          ? `${withoutEnd(firstLabel(entry))}; ${onceMore(entry)}`
          : JSON.stringify([...entry.label, 'one more']),
      ),
      recording('nothing done or said', 'nothing', false, (entry) => (isChanging(entry) ? 'SELECT 1' : '[]')),
    ],
  };
}

function isChanging({ type }: Entry): boolean {
  return CHANGING.includes(type[0]);
}

function firstLabel({ label }: Entry): string {
  return label[0] ?? '';
}

/** A number that is off by one, a text with a letter more. */
function changedValue(value: string): string {
  const number = Number(value.replaceAll(',', ''));
  return value.trim() === '' || Number.isNaN(number) ? `${value}x` : String(number + 1);
}

/** The first value that is written into the table gets a sign more. */
function changedStatement(sql: string): string {
  const place = sql.search(/\bVALUES\b|\bSET\b/i);
  const changed = sql.slice(place).replace(/'((?:[^']|'')*)'/, (_whole, text: string) => `'${text}~'`);
  return sql.slice(0, place) + changed;
}

/** The same row again, or the same change to all rows. */
function onceMore(entry: Entry): string {
  const sql = withoutEnd(firstLabel(entry));
  return entry.type[0] === 'INSERT' ? sql : sql.replace(/\bWHERE\b[\s\S]*$/i, '');
}

function withoutEnd(sql: string): string {
  return sql.trim().replace(/;$/, '');
}
