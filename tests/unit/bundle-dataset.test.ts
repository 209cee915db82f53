import { gzipSync } from 'node:zlib';

import fc from 'fast-check';
import { expect, test } from 'vitest';

import { canonicalJson } from '#shared/domain/canonical-json.ts';
import { scanJson } from '#core/bundles/dataset/scan-json.ts';
import { readBundle } from '#core/bundles/validate/read-bundle.ts';
import type { TestCase } from '#shared/domain/test-case.ts';

import { type BundleFiles } from '../support/bundle-files.ts';
import { memorySource } from '../support/memory-source.ts';

const manifest = (dataset: string, rest = ''): string => `schema: benchgen/1
id: any
version: 1.0.0
title: Any
dataset:
${dataset.replace(/^/gm, '  ')}
harness: { kind: single-turn }
scoring:
  checks: [{ kind: exact }]
${rest}`;

async function read(dataset: string, files: BundleFiles, pieceBytes?: number) {
  const cases: TestCase[] = [];
  const source = memorySource({ 'environment.yaml': manifest(dataset), ...files }, pieceBytes);
  const { problems, examples, caseCount } = await readBundle(source, (some) => cases.push(...some));
  return {
    cases,
    examples,
    caseCount,
    problems: problems.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`),
  };
}

const csvOf = (text: string | Buffer, dataset = 'file: d.csv\ninput: q\nexpected: a') =>
  read(dataset, { 'd.csv': text });
const pairs = (cases: readonly TestCase[]) => cases.map(({ input, expected }) => [input, expected]);

test('rows of JSON Lines, JSON and CSV become the same cases, packed with gzip or not', async () => {
  const rows = [
    { q: 'Grüße, "Welt"?', a: 'eins' },
    { q: 'two\nlines', a: 'zwei' },
  ];
  const texts = {
    'd.jsonl': rows.map((row) => JSON.stringify(row)).join('\n'),
    'd.json': JSON.stringify(rows, null, 2),
    'd.csv': 'q,a\r\n"Grüße, ""Welt""?",eins\r\n"two\nlines",zwei\r\n',
  };
  const results = [];
  for (const [file, text] of Object.entries(texts)) {
    results.push(await read(`file: ${file}\ninput: q\nexpected: a`, { [file]: text }));
    const packed = { [`${file}.gz`]: gzipSync(text) };
    results.push(await read(`file: ${file}.gz\ninput: q\nexpected: a`, packed));
  }

  for (const result of results) expect(result).toEqual(results[0]);
  expect(pairs(results[0]?.cases ?? [])).toEqual(rows.map(({ q, a }) => [q, a]));
  expect(results[0]?.problems).toEqual([]);
});

test('a list may lie under a well-known key of a JSON file', async () => {
  const file = { 'd.json': '{"about": [1], "cases": [\n  {"q": "x", "a": 1},\n  5,\n  {"q": "y"}\n]}' };

  const { problems, cases } = await read('file: d.json\ninput: q\nexpected: a', file);

  expect(cases).toHaveLength(1);
  expect(problems).toEqual([
    'd.json:3:3 This entry of the list is not an object.',
    'd.json:4:3 The row has no field "a".',
  ]);
});

test('broken JSON is shown where it breaks', async () => {
  const { problems } = await read('file: d.json\ninput: q', {
    'd.json': '[\n  {"q": "x"},\n  {"q": "y" "a": 1}\n]',
  });

  expect(problems).toContain('d.json:3:13 A comma or "}" is missing here.');
});

test('CSV: cells are texts; byte order mark, blank lines and a missing last line break do not matter', async () => {
  const { cases, problems } = await csvOf('\uFEFFq,a\n1+1,2\n\n\n"",x\n 3 ,"4"');

  expect(pairs(cases)).toEqual([
    ['1+1', '2'],
    [' 3 ', '4'],
  ]);
  expect(problems).toEqual(['d.csv:5:1 The input of this case is empty.']);
});

test('CSV: places are exact, also behind cells of several lines', async () => {
  const { problems } = await csvOf('q,a\r\n"one\r\ntwo",\r\nx,y,z\r\n"p\nq",\r\n"",b');

  expect(problems).toEqual([
    'd.csv:4:1 The record has 3 cells, but the header has 2.',
    'd.csv:7:1 The input of this case is empty.',
  ]);
});

test.each([
  [
    'a quote that is not closed',
    'q,a\n1,2\n3,"4\n5,6\n',
    'd.csv:3:1 A double quote in this record is never closed.',
  ],
  [
    'a quote in the middle',
    'q,a\n1,2\n3,x""y\n',
    'd.csv:3:1 There is a double quote in the wrong place in the cell "a".',
  ],
  ['a column twice', 'q,a,q\n1,2,3\n', 'd.csv:1:1 The header names "q" twice.'],
  ['a column without name', 'q,a,\n1,2,3\n', 'd.csv:1:1 A column of the header has no name.'],
  [
    'bytes that are not UTF-8',
    Buffer.from('q,a\n1,2\nx\xe9,2\n', 'latin1'),
    'd.csv:3:2 The text is not UTF-8.',
  ],
  ['nothing', '', 'd.csv:1:1 The dataset has no cases.'],
  ['only a header', 'q,a\n', 'd.csv:1:1 The dataset has no cases.'],
])('CSV with %s is explained', async (_, text, says) => {
  expect((await csvOf(text)).problems).toContain(says);
});

test('choices are a list, or the JSON text of one', async () => {
  const dataset = 'file: d.csv\ninput: q\nexpected: a\nchoices: c';
  const { cases, problems } = await csvOf(
    'q,a,c\nx,A,"[""yes"", ""no"", 3]"\ny,A,yes\nz,A,"[1]"\nw,A,"[1, 1]"\n',
    dataset,
  );

  expect(cases.map((one) => one.choices)).toEqual([['yes', 'no', '3']]);
  expect(problems).toEqual([
    'd.csv:3:5 The field "c" holds no list of options.',
    'd.csv:4:5 The field "c" holds fewer than two options.',
    'd.csv:5:5 The field "c" holds the option "1" twice.',
  ]);
});

test('templates make inputs; one that is a single expression keeps lists and numbers', async () => {
  const dataset =
    'file: d.jsonl\nid: key\ninput: "{{ q }} ({{ n }})"\nexpected: "{{ deep.answers }}"\nsolution: a\ntags: [t, u]';
  const file =
    '{"key": "k1", "q": "Who & <b>?", "n": 1.50, "deep": {"answers": ["x", 2]}, "a": "s", "t": ["p", "q"], "u": null}\n';

  const { cases } = await read(dataset, { 'd.jsonl': file });

  expect(cases).toMatchObject([
    { id: 'k1', input: 'Who & <b>? (1.5)', expected: ['x', 2], solution: 's', tags: ['t=p', 't=q'] },
  ]);
});

test('the digest of a case depends on input, expected answer and choices only', async () => {
  const row = (fields: object): string => JSON.stringify({ q: 'x', a: { b: 1, c: 2 }, ...fields });
  const rows = [
    row({}),
    row({ a: { c: 2, b: 1 }, extra: 1 }),
    row({ q: 'y' }),
    row({ a: 1 }),
    row({ a: '1' }),
  ];

  const { cases } = await read('file: d.jsonl\ninput: q\nexpected: a', { 'd.jsonl': rows.join('\n') });

  const digests = cases.map((one) => one.digest);
  expect(digests[1]).toBe(digests[0]);
  expect(new Set(digests).size).toBe(4);
  expect(digests[0]).toMatch(/^[0-9a-f]{64}$/);
});

test('examples are mapped like cases, as many as asked for', async () => {
  const dataset = 'file: d.jsonl\ninput: q\nexpected: a\nexamples: { file: shots.jsonl, take: 2 }';
  const shots = '{"q": "s1", "a": 1}\n{"q": "s2", "a": 2}\n{"q": "s3", "a": 3}\n';
  const few = '{"q": "s1", "a": 1}\n';
  const cases = { 'd.jsonl': '{"q": "x", "a": 1}\n' };

  const { examples } = await read(dataset, { ...cases, 'shots.jsonl': shots });
  const { problems } = await read(dataset, { ...cases, 'shots.jsonl': few });

  expect(examples.map(({ input, expected }) => [input, expected])).toEqual([
    ['s1', 1],
    ['s2', 2],
  ]);
  expect(problems).toEqual(['shots.jsonl:1:1 The file holds 1 examples, but 2 are to be taken.']);
});

test('a file that is no gzip, or is cut, is explained', async () => {
  const dataset = 'file: d.jsonl.gz\ninput: q';
  const packed = gzipSync('{"q": "x"}\n'.repeat(1_000));

  const plain = await read(dataset, { 'd.jsonl.gz': '{"q": "x"}' });
  const cut = await read(dataset, { 'd.jsonl.gz': packed.subarray(0, -20) });

  expect(plain.problems).toContain('d.jsonl.gz:1:1 The gzip file is damaged or cut off.');
  expect(cut.problems).toContain('d.jsonl.gz:1:1 The gzip file is damaged or cut off.');
});

test('however a file is cut into pieces, its rows and lines are the same', async () => {
  const rows = Array.from({ length: 40 }, (_, n) => JSON.stringify({ q: `Größe ${n} 🎈`, a: n }));
  rows[17] = 'oops';
  const files = { 'd.jsonl': rows.join('\r\n') };
  const whole = await read('file: d.jsonl\ninput: q\nexpected: a', files);

  for (const bytes of [1, 2, 3, 7, 64]) {
    expect(await read('file: d.jsonl\ninput: q\nexpected: a', files, bytes)).toEqual(whole);
  }
  expect(whole.problems).toEqual(['d.jsonl:18:1 "oops" is not JSON.']);
  expect(whole.cases).toHaveLength(39);
});

test('the scanner of JSON accepts what JSON.parse accepts, and nothing else', () => {
  fc.assert(
    fc.property(
      fc.json({ maxDepth: 6 }),
      fc.nat(),
      fc.constantFrom('', ',', '"', '}', '\\', '1', ' ', '\n'),
      (json, at, extra) => {
        const place = at % (json.length + 1);
        const text = json.slice(0, place) + extra + json.slice(place + (at % 3));
        const isJson = ((): boolean => {
          try {
            JSON.parse(text);
            return true;
          } catch {
            return false;
          }
        })();
        expect({ text, isGood: scanJson(text) === null }).toEqual({ text, isGood: isJson });
      },
    ),
    { numRuns: 2_000, seed: 7 },
  );
});

test('canonical JSON does not depend on the order of keys', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const turned = Object.fromEntries(Object.entries(value).reverse());
      expect(canonicalJson(turned as never)).toBe(canonicalJson(value as never));
    }),
    { seed: 7 },
  );
});

test('values that are nested without end are refused, not walked', async () => {
  const deep = `{"q": "x", "a": ${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
  const quoted = `{"q": "${'['.repeat(5_000)}", "a": 1}`;

  const lines = await read('file: d.jsonl\ninput: q\nexpected: a', { 'd.jsonl': `${quoted}\n${deep}` });
  const list = await read('file: d.json\ninput: q\nexpected: a', { 'd.json': `[${deep}]` });

  expect(lines.cases).toHaveLength(1);
  expect(lines.problems).toEqual(['d.jsonl:2:217 The JSON is nested too deeply.']);
  expect(list.problems).toEqual([expect.stringMatching(/^d.json:1:\d+ The JSON is nested too deeply/)]);
});
