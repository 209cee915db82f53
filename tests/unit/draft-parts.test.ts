import { describe, expect, test } from 'vitest';

import { changedSource } from '#core/bundles/source/changed-source.ts';
import { manifestFacts } from '#core/drafts/manifest-facts.ts';
import { slugOf } from '#core/drafts/template-folder.ts';

import { memorySource } from '../support/memory-source.ts';

describe('what a manifest says of itself at a glance', () => {
  test.each([
    ['plain values', 'id: a-b # the id\nversion: 1.0.0\ntitle: My sums', 'a-b', 'My sums', '1.0.0'],
    ['quoted values', `id: "a"\nversion: '2.0.0'\ntitle: "A: b # c"`, 'a', 'A: b # c', '2.0.0'],
    ['a value of several lines', 'title: >-\n  Two\n  lines\nid: a', 'a', 'Two lines', null],
    ['a mistake further down', 'id: a\ntitle: T\nversion: 1.0.0\nscoring: [', 'a', 'T', '1.0.0'],
    ['a number', 'id: a\nversion: 1.5', 'a', null, '1.5'],
    ['keys of groups, which are others', 'dataset:\n  id: wrong\n  title: wrong\nid: a', 'a', null, null],
    ['Windows line ends', 'id: a\r\ntitle: T\r\n', 'a', 'T', null],
    ['a byte order mark', '\uFEFFid: a\n', 'a', null, null],
    ['JSON', '{"id": "a", "title": "T", "version": "1.0.0"}', 'a', 'T', '1.0.0'],
    ['nothing', '', null, null, null],
    ['a half-written value', 'id: "a\ntitle: T', null, 'T', null],
  ])('%s', (_words, text, environmentId, title, version) => {
    expect(manifestFacts(text)).toEqual({ environmentId, title, version });
  });
});

test.each([
  ['My first environment', 'my-first-environment'],
  ['Größe & Maß: 2', 'grosse-mass-2'],
  ['--', 'new-environment'],
  ['数学', 'new-environment'],
  ['x'.repeat(200), 'x'.repeat(60)],
])('the id for "%s" is %s', (title, slug) => {
  expect(slugOf(title)).toBe(slug);
});

describe('a bundle with changes over it', () => {
  const base = memorySource({ 'a.txt': 'A', 'b.txt': 'B', 'c.txt': 'C' });
  const content = Buffer.from('new');
  const own = (path: string) => ({ path, bytes: content.length, content: () => content });

  async function texts(source: ReturnType<typeof changedSource>): Promise<Record<string, string>> {
    const found: Record<string, string> = {};
    for (const { path, bytes } of source.files) {
      const pieces: Buffer[] = [];
      for await (const piece of source.stream(path)) pieces.push(piece);
      const streamed = Buffer.concat(pieces);
      expect(streamed).toHaveLength(bytes);
      expect(await source.read(path, 100)).toEqual(streamed);
      found[path] = streamed.toString();
    }
    return found;
  }

  test('has changed, moved and new files, and not those that are gone', async () => {
    const source = changedSource(base, [
      own('b.txt'),
      own('d.txt'),
      { path: 'e/a.txt', basePath: 'a.txt' },
      { path: 'a.txt', isGone: true },
      own('c.txt'),
      { path: 'c.txt', isGone: true },
    ]);

    expect(await texts(source)).toEqual({ 'b.txt': 'new', 'd.txt': 'new', 'e/a.txt': 'A' });
    await expect(source.read('a.txt', 100)).rejects.toMatchObject({ code: 'not-found' });
    await expect(source.read('d.txt', 2)).rejects.toMatchObject({ code: 'bundle-invalid' });
  });

  test('files may trade their names', async () => {
    const source = changedSource(base, [
      { path: 'a.txt', basePath: 'b.txt' },
      { path: 'b.txt', basePath: 'a.txt' },
    ]);

    expect(await texts(source)).toEqual({ 'a.txt': 'B', 'b.txt': 'A', 'c.txt': 'C' });
  });

  test.each(['../x', 'A.TXT', 'a.txt/x', 'node_modules/x.js'])('is refused with a file %s', (path) => {
    expect(() => changedSource(base, [own(path)])).toThrow(path);
  });

  test('is read no further than it may', async () => {
    let isStopped = false;
    const long = Buffer.alloc(1_000_000);
    const change = { path: 'long.bin', bytes: long.length, content: () => long };
    const source = changedSource(base, [change], () => {
      if (isStopped) throw new Error('stopped');
    });
    const read: number[] = [];

    await expect(async () => {
      for await (const piece of source.stream('long.bin')) {
        read.push(piece.length);
        isStopped = true;
      }
    }).rejects.toThrow('stopped');

    expect(read).toHaveLength(1);
    await expect(source.read('a.txt', 10)).rejects.toThrow('stopped');
  });
});
