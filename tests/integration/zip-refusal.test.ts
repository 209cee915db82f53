import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { openSource } from '#core/bundles/source/open-source.ts';
import { AppError } from '#shared/errors.ts';

import { craftZip } from '../support/craft-zip.ts';
import { hostileZips } from '../support/hostile-zips.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** Opens a zip and reads all of it; gives the content, or the error. */
async function readAll(bytes: Buffer, folder: string): Promise<unknown> {
  const path = join(folder, 'bundle.zip');
  writeFileSync(path, bytes);
  try {
    const source = await openSource(path);
    const content: Record<string, string> = {};
    for (const file of source.files) {
      const pieces = [];
      for await (const piece of source.stream(file.path)) pieces.push(piece);
      content[file.path] = Buffer.concat(pieces).toString();
    }
    await source.close();
    return content;
  } catch (error) {
    return error;
  }
}

test.each(hostileZips)('a zip with $title is refused', async ({ bytes, says }) => {
  const folder = temporaryFolder();
  const content = bytes();

  const error = await readAll(content, folder);

  if (!(error instanceof AppError)) throw error;
  expect(error.code).toBe('bundle-invalid');
  expect(error.problems).toHaveLength(1);
  expect(error.problems[0]?.message).toMatch(says);
  expect(error.problems[0]?.remedy).not.toBe('');
  expect(readdirSync(folder)).toEqual(['bundle.zip']);
});

test('every kind of refusal has a message of its own', () => {
  const kinds = new Set(hostileZips.map((zip) => zip.says.source));

  expect(kinds.size).toBeGreaterThanOrEqual(38);
});

test('unusual but honest zips are read', async () => {
  const folder = temporaryFolder();
  const bytes = craftZip(
    [
      { name: 'streamed.txt', data: 'streamed data', descriptor: true },
      { name: 'wide.txt', data: 'wide sizes', zip64: true },
      { name: 'stored.txt', data: 'as it is', method: 0 },
      { name: 'folder/', mode: 0o040755, method: 0 },
      { name: 'folder/__proto__', data: 'a name' },
      { name: 'folder/empty', method: 0 },
      { name: 'schöne Grüße.txt', data: 'Ünïcode' },
      { name: '__MACOSX/._x', data: 'leavings' },
      { name: '.DS_Store', data: 'leavings' },
    ],
    { comment: 'a comment' },
  );

  expect(Object.entries((await readAll(bytes, folder)) as object)).toEqual([
    ['folder/__proto__', 'a name'],
    ['folder/empty', ''],
    ['schöne Grüße.txt', 'Ünïcode'],
    ['stored.txt', 'as it is'],
    ['streamed.txt', 'streamed data'],
    ['wide.txt', 'wide sizes'],
  ]);
});

test('a folder packed whole is read as its content', async () => {
  const bytes = craftZip([
    { name: 'my-environment/environment.yaml', data: 'a' },
    { name: 'my-environment/cases.jsonl', data: 'b' },
    { name: '__MACOSX/my-environment/._environment.yaml', data: 'c' },
  ]);

  expect(await readAll(bytes, temporaryFolder())).toEqual({ 'environment.yaml': 'a', 'cases.jsonl': 'b' });
});

test('large entries are streamed and checked at their end', async () => {
  const folder = temporaryFolder();
  const line = '{"input": "some words to make it long", "expected": 0.123}\n';
  const data = Buffer.from(
    Array.from({ length: 400_000 }, (_, n) => line.replace('some', String(n))).join(''),
  );
  const good = craftZip([
    { name: 'environment.yaml', data: 'a' },
    { name: 'large', data },
  ]);
  const bad = craftZip([
    { name: 'environment.yaml', data: 'a' },
    { name: 'large', data, crc: 1 },
  ]);
  mkdirSync(join(folder, 'bad'));

  const content = (await readAll(good, folder)) as Record<string, string>;
  const error = await readAll(bad, join(folder, 'bad'));

  expect(content['large']?.length).toBe(data.length);
  expect(error).toMatchObject({ problems: [{ file: 'large', message: expect.stringMatching(/checksum/) }] });
});
