import { hash } from 'node:crypto';
import { existsSync, readFileSync, utimesSync } from 'node:fs';
import { join } from 'node:path';

import AdmZip from 'adm-zip';
import { expect, test } from 'vitest';

import { contentDigest, hashFiles } from '#core/bundles/pack/content-digest.ts';
import { packBundle, withVersion } from '#core/bundles/pack/pack-bundle.ts';
import type { BundleSource } from '#core/bundles/source/bundle-source.ts';
import { openSource } from '#core/bundles/source/open-source.ts';

import { GOOD_MANIFEST, goodBundle, writeFiles } from '../support/bundle-files.ts';
import { memorySource } from '../support/memory-source.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

async function packed(source: BundleSource): Promise<Buffer> {
  const target = join(temporaryFolder(), 'packed.zip');
  await packBundle(source, target);
  return readFileSync(target);
}

test('the same files give the same bytes, whatever their order, times and pieces', async () => {
  const long = Array.from({ length: 40_000 }, (_, n) => `{"n": ${(n * 7919) % 10_007}}\n`).join('');
  const files = goodBundle({ 'data/long.jsonl': long, 'Zebra.txt': 'z', 'ärger.txt': 'ä' });
  const reversed = Object.fromEntries(Object.entries(files).reverse());
  const folder = writeFiles(temporaryFolder(), reversed);
  utimesSync(join(folder, 'README.md'), 1, 1);
  const first = await packed(memorySource(files));

  expect((await packed(memorySource(reversed, 1_000))).equals(first)).toBe(true);
  expect((await packed(await openSource(folder))).equals(first)).toBe(true);
});

test('the bytes of a packed bundle are those that every version has given', async () => {
  const bytes = await packed(memorySource(goodBundle()));

  expect(hash('sha256', bytes)).toMatchInlineSnapshot(
    `"e1ea677ddbf856533f79a28fbb7a6f99888e975ea18b328615b4c9a23ca90f20"`,
  );
});

test('other tools read what is packed', async () => {
  const files = goodBundle({ 'folder/ünïcode.txt': 'x', 'empty.txt': '' });

  const entries = new AdmZip(await packed(memorySource(files))).getEntries();

  expect(Object.fromEntries(entries.map((entry) => [entry.entryName, entry.getData().toString()]))).toEqual(
    files,
  );
});

test('what packs very well is stored, so that it is not taken for a bomb', async () => {
  const target = join(temporaryFolder(), 'packed.zip');
  await packBundle(memorySource(goodBundle({ 'zeros.bin': Buffer.alloc(3 << 20) })), target);

  const source = await openSource(target);

  expect((await source.read('zeros.bin', 1e9)).equals(Buffer.alloc(3 << 20))).toBe(true);
  await source.close();
});

test('nothing is left when packing fails', async () => {
  const target = join(temporaryFolder(), 'packed.zip');
  const source = memorySource(goodBundle());
  const broken: BundleSource = {
    ...source,
    // eslint-disable-next-line require-yield
    async *stream() {
      throw await Promise.resolve(new Error('gone'));
    },
  };

  await expect(packBundle(broken, target)).rejects.toThrow('gone');
  expect(existsSync(target)).toBe(false);
});

test('the digest is that of the output of sha256sum', async () => {
  const source = memorySource({ 'b.txt': 'two', 'a.txt': 'one' });
  const lines = `${hash('sha256', 'one')}  a.txt\n${hash('sha256', 'two')}  b.txt\n`;

  expect(contentDigest(await hashFiles(source))).toBe(hash('sha256', lines));
});

test('another version changes one word of the manifest and nothing else', async () => {
  const source = await withVersion(memorySource(goodBundle()), '2.0.0-rc.1');

  const manifest = (await source.read('environment.yaml', 1e6)).toString();

  expect(manifest).toBe(GOOD_MANIFEST.replace('1.0.0', '2.0.0-rc.1'));
  expect(source.files.find((file) => file.path === 'environment.yaml')?.bytes).toBe(manifest.length);
});
