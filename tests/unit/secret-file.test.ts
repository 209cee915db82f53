import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { createFileSecrets } from '#core/settings/file-secrets.ts';

import { temporaryFolder } from '../support/temporary-folder.ts';

function secretFile() {
  const folder = join(temporaryFolder(), 'made', 'when', 'needed');
  const path = join(folder, 'secrets.json');
  return { folder, path, secrets: createFileSecrets(path) };
}

test('a key is kept, read by another store of the same file, replaced and forgotten', async () => {
  const { path, secrets } = secretFile();
  await secrets.set('openai', 'first');
  await secrets.set('other', 'another');
  await secrets.set('openai', 'second');

  const seen = await createFileSecrets(path).get('openai');
  await secrets.set('openai', null);

  expect(seen).toBe('second');
  expect(await secrets.get('openai')).toBeNull();
  expect(await secrets.get('other')).toBe('another');
});

test('nothing is kept before a key is given, and reading makes no file', async () => {
  const { path, secrets } = secretFile();

  expect(await secrets.get('openai')).toBeNull();
  expect(() => statSync(path)).toThrow('ENOENT');
});

test.skipIf(process.platform === 'win32')(
  'only the user can read the file, even where it was open before',
  async () => {
    const { path, secrets } = secretFile();
    await secrets.set('openai', 'first');
    chmodSync(path, 0o644);

    await secrets.set('openai', 'second');

    expect(statSync(path).mode & 0o777).toBe(0o600);
  },
);

test('keys given at the same moment are all kept, and no other file is left behind', async () => {
  const { folder, secrets } = secretFile();
  const names = Array.from({ length: 20 }, (_, at) => `provider-${at}`);

  await Promise.all(names.map((name) => secrets.set(name, `key of ${name}`)));

  expect(await Promise.all(names.map((name) => secrets.get(name)))).toEqual(
    names.map((name) => `key of ${name}`),
  );
  expect(readdirSync(folder)).toEqual(['secrets.json']);
});

test('a file that is damaged is left as it is, and the message says what to do', async () => {
  const { path, secrets } = secretFile();
  await secrets.set('openai', 'first');
  writeFileSync(path, '{"openai": "fir');

  await expect(secrets.set('other', 'new')).rejects.toMatchObject({
    code: 'not-available',
    message: expect.stringContaining('delete it'),
  });

  expect(readFileSync(path, 'utf8')).toBe('{"openai": "fir');
});
