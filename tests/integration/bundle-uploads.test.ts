import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { createFileRegistry } from '#core/files/file-registry.ts';

import { temporaryFolder } from '../support/temporary-folder.ts';

function registry(dataDirectory = temporaryFolder()) {
  const files = createFileRegistry({ dataDirectory, uploadBytes: 10 });
  onTestFinished(() => files.close());
  return { files, dataDirectory };
}

async function* pieces(...texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield await Promise.resolve(Buffer.from(text));
}

test('an upload is kept under a plain name; one above the limit leaves nothing', async () => {
  const { files, dataDirectory } = registry();

  const kept = await files.acceptUpload('../../e:vil\u0000.zip', pieces('1234', '5678'));
  const refused = files.acceptUpload('b.zip', pieces('12345', '678901'));

  await expect(refused).rejects.toMatchObject({ code: 'invalid-input' });
  expect(kept).toMatchObject({ fileName: 'e_vil_.zip', bytes: 8 });
  expect(readFileSync(files.get(kept.handle).path, 'utf8')).toBe('12345678');
  const left = readdirSync(join(dataDirectory, 'tmp'), { recursive: true, withFileTypes: true });
  expect(left.filter((entry) => entry.isFile())).toHaveLength(1);
});

test('uploads cannot be downloaded, and what is discarded is gone', async () => {
  const { files } = registry();
  const { handle } = await files.acceptUpload('a.zip', pieces('x'));
  const { path } = files.get(handle);

  expect(await files.openDownload(handle)).toBeNull();
  await files.discard(handle);
  await files.discard(handle);

  expect(existsSync(path)).toBe(false);
  expect(() => files.get(handle)).toThrow('no longer open');
});

test('an opened file stays where it is when its handle goes', async () => {
  const { files } = registry();
  const path = join(temporaryFolder(), 'mine.zip');
  writeFileSync(path, 'x');

  const { handle, fileName, bytes } = await files.open(path);
  await files.discard(handle);

  expect({ fileName, bytes }).toEqual({ fileName: 'mine.zip', bytes: 1 });
  expect(existsSync(path)).toBe(true);
  await expect(files.open(`${path}.none`)).rejects.toMatchObject({ code: 'not-found' });
});

test('saving replaces a file whole, or says why it cannot', async () => {
  const { files } = registry();
  const target = join(temporaryFolder(), 'out.zip');
  writeFileSync(target, 'old and longer');
  const { handle } = await files.create('out.zip', async (path) => writeFileSync(path, 'new'));

  expect(await files.save(handle, target)).toEqual({ path: target, bytes: 3 });
  await expect(files.save(handle, join(target, 'below.zip'))).rejects.toMatchObject({
    code: 'invalid-input',
  });
  expect(readFileSync(target, 'utf8')).toBe('new');
});

test('what processes that are gone left behind is removed, that of others is not', () => {
  const dataDirectory = temporaryFolder();
  // Above the largest process id of any system.
  const gone = join(dataDirectory, 'tmp', `${2 ** 30}-a`);
  const alive = join(dataDirectory, 'tmp', `${process.ppid}-b`);
  mkdirSync(gone, { recursive: true });
  mkdirSync(alive, { recursive: true });

  registry(dataDirectory);

  expect([existsSync(gone), existsSync(alive)]).toEqual([false, true]);
});
