import { expect, test } from 'vitest';

import { namedFiles } from '#core/runs/prepare/named-files.ts';
import { Manifest } from '#shared/domain/manifest/manifest.ts';

const FILES = [
  'db/a.sql',
  'db/b.sql',
  'db/notes.md',
  'tools/find.js',
  'tools/book.py',
  'start.sql',
  'judge.txt',
];

function named(parts: Record<string, unknown>): string[] {
  const manifest = Manifest.parse({
    schema: 'benchgen/1',
    id: 'named',
    version: '1.0.0',
    title: 'Named',
    dataset: { file: 'cases.jsonl', input: 'question', expected: 'answer' },
    harness: { kind: 'single-turn' },
    scoring: { checks: [{ kind: 'exact' }] },
    ...parts,
  });
  return namedFiles(
    manifest,
    FILES.map((path) => ({ path, bytes: 1, sha256: '' })),
  );
}

test('an environment without code names none', () => {
  expect(named({})).toEqual([]);
});

test('files of tools and of the state are named once each', () => {
  const tool = (name: string, file: Record<string, string>) => ({ name, description: 'Does it.', ...file });
  const tools = [
    tool('find', { javascript: 'tools/find.js' }),
    tool('find_all', { javascript: 'tools/find.js', function: 'all' }),
    tool('book', { python: 'tools/book.py' }),
    tool('count', { sql: 'SELECT 1' }),
    { builtin: 'submit' },
  ];
  const harness = { kind: 'tool-loop', tools, state: { kind: 'database', file: 'start.sql' } };

  expect(named({ harness })).toEqual(['tools/find.js', 'tools/book.py', 'start.sql']);
});

test('files of checks are named', () => {
  const checks = [
    { kind: 'json-schema', schema: 'answer.schema.json' },
    { kind: 'script', file: 'tools/find.js' },
    { kind: 'sql-result', database: { file: 'start.sql' } },
    { kind: 'judge', promptFile: 'judge.txt' },
  ];

  expect(named({ scoring: { checks } })).toEqual([
    'answer.schema.json',
    'tools/find.js',
    'start.sql',
    'judge.txt',
  ]);
});

test.each([
  ['db/{{ database }}.sql', ['db/a.sql', 'db/b.sql']],
  ['{{ file }}', FILES],
  ['db/{% if x %}a{% else %}b{% endif %}.sql', ['db/a.sql', 'db/b.sql']],
  ['none/{{ database }}.sql', []],
])('the template %s stands for every file that it could come to', (file, files) => {
  expect(named({ scoring: { checks: [{ kind: 'sql-result', database: { file } }] } })).toEqual(files);
});
