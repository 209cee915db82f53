import { expect, test } from 'vitest';

import { completeManifest } from '#renderer/editor/manifest-help/complete-manifest.ts';
import { describeManifest } from '#renderer/editor/manifest-help/describe-manifest.ts';

/** `|` is the cursor. */
function offered(text: string, files: readonly string[] = []): readonly string[] {
  const offset = text.indexOf('|');
  return completeManifest(text.replace('|', ''), offset, files).items.map((item) => item.label);
}

test('keys of the top that are not there yet are offered', () => {
  const labels = offered('schema: benchgen/1\nid: x\n|\ndataset:\n  file: a.jsonl\n');

  expect(labels).toEqual(expect.arrayContaining(['title', 'harness', 'scoring', 'license']));
  expect(labels).not.toContain('id');
  expect(labels).not.toContain('dataset');
});

test('a key that is begun is replaced as a whole, and gets its colon', () => {
  const { from, to, items } = completeManifest('schema: benchgen/1\nhom\n', 22, []);

  expect([from, to]).toEqual([19, 22]);
  expect(items.find((item) => item.label === 'homepage')?.insert).toBe('homepage: ');
});

test.each([
  ['a kind of harness', 'harness:\n  kind: |\n', ['single-turn', 'multi-turn', 'tool-loop', 'code-repair']],
  ['a kind of check in braces', 'scoring:\n  checks:\n    - { kind: | }\n', ['exact', 'numeric', 'judge']],
  ['a category', 'category: |\n', ['reasoning', 'other']],
  ['true and false', 'scoring:\n  checks:\n    - kind: exact\n      ignoreCase: |\n', ['true', 'false']],
])('values are offered: %s', (_, text, expected) => {
  expect(offered(text)).toEqual(expect.arrayContaining([...expected]));
});

test('the keys of a part are those of its kind', () => {
  const keys = offered('harness:\n  kind: code-repair\n  |\n');

  expect(keys).toEqual(expect.arrayContaining(['attempts', 'feedback']));
  expect(keys).not.toContain('tools');
  expect(offered('scoring:\n  checks:\n    - kind: numeric\n      |\n')).toContain('tolerance');
});

test('files of the bundle are offered where a file is named', () => {
  expect(offered('dataset:\n  file: |\n', ['cases.jsonl', 'README.md'])).toEqual([
    'cases.jsonl',
    'README.md',
  ]);
});

test('a key is described by the schema, with its default', () => {
  const text = 'scoring:\n  passMark: 0.5\n';

  expect(describeManifest(text, text.indexOf('passMark') + 2)).toEqual({
    from: 11,
    to: 19,
    title: 'scoring.passMark',
    text: 'Lowest score that passes.\n\nDefault: 1.',
  });
  expect(describeManifest(text, text.length)).toBeNull();
});
