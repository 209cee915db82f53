import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { AppError } from '#shared/errors.ts';

import { bundleCore } from '../support/bundle-core.ts';
import { GOOD_MANIFEST, goodBundle, writeFiles } from '../support/bundle-files.ts';
import { craftZip } from '../support/craft-zip.ts';
import { hostileZips } from '../support/hostile-zips.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const zipOf = (files: Readonly<Record<string, string | Buffer>>): Buffer =>
  craftZip(Object.entries(files).map(([name, data]) => ({ name, data })));

test('a folder is shown first, then imported, and its cases can be read', async () => {
  const core = await bundleCore();
  const folder = writeFiles(temporaryFolder(), goodBundle());

  const preview = await core.preview(folder);
  const before = await core.calls['environments.list']();
  const imported = await core.calls['import.commit']({ handle: preview.handle, asVersion: null });

  expect(preview).toMatchObject({
    outcome: 'new',
    problems: [],
    environment: { id: 'small-sums', version: '1.0.0', caseCount: 3, fileCount: 3, checkKinds: ['numeric'] },
  });
  expect(before).toEqual([]);
  expect(imported).toEqual({
    id: 'small-sums',
    version: '1.0.0',
    digest: preview.environment?.digest,
    alreadyInstalled: false,
  });
  expect(core.published).toEqual(['catalog.changed {"what":"environments"}']);
  const ids = await core.calls['cases.index']({ digest: imported.digest, search: '' });
  expect(ids).toHaveLength(3);
  const last = await core.calls['cases.get']({ id: ids[2] ?? 0 });
  expect(last).toMatchObject({
    id: '3',
    input: 'What is 40 + 2?',
    expected: [42, '42.0'],
    tags: ['topic=larger'],
  });
  expect(await core.calls['cases.prompt']({ id: ids[0] ?? 0 })).toEqual([
    { role: 'system', content: 'Answer with a number only.' },
    { role: 'user', content: 'What is 1 + 1?' },
  ]);
  expect(core.leftovers()).toEqual([]);
});

test('zip and folder of the same files have the same digest, wrapped or not', async () => {
  const core = await bundleCore();
  const files = goodBundle();
  const wrapped = Object.fromEntries(
    Object.entries(files).map(([path, data]) => [`small-sums/${path}`, data]),
  );
  const places = [
    temporaryFolder(),
    join(temporaryFolder(), 'a.zip'),
    join(temporaryFolder(), 'b.zip'),
  ] as const;
  writeFiles(places[0], { ...files, '.DS_Store': 'x', '.git/config': 'x', 'node_modules/a/index.js': 'x' });
  writeFileSync(places[1], zipOf(files));
  writeFileSync(places[2], zipOf(wrapped));

  const digests = await Promise.all(
    places.map(async (path) => (await core.preview(path)).environment?.digest),
  );

  expect(new Set(digests).size).toBe(1);
  expect(digests[0]).toMatch(/^[0-9a-f]{64}$/);
});

test('the same content again changes nothing; other content of the same version needs another version', async () => {
  const core = await bundleCore();
  const folder = writeFiles(temporaryFolder(), goodBundle());
  const changed = writeFiles(temporaryFolder(), goodBundle({ 'README.md': '# Other\n' }));

  const first = await core.import(folder);
  const same = await core.preview(folder);
  const again = await core.import(folder);
  await core.calls['files.discard']({ handle: same.handle });
  const conflict = await core.preview(changed);
  const refused = core.calls['import.commit']({ handle: conflict.handle, asVersion: null });

  expect(same.outcome).toBe('same');
  expect(again).toEqual({ ...first, alreadyInstalled: true });
  expect(conflict).toMatchObject({
    outcome: 'conflict',
    suggestedVersion: '1.0.1',
    otherVersions: ['1.0.0'],
  });
  await expect(refused).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('1.0.1'),
  });

  const renamed = await core.calls['import.commit']({ handle: conflict.handle, asVersion: '1.0.1' });

  expect(renamed).toMatchObject({ id: 'small-sums', version: '1.0.1', alreadyInstalled: false });
  expect(renamed.digest).not.toBe(conflict.environment?.digest);
  const manifest = await core.calls['environments.file']({
    digest: renamed.digest,
    path: 'environment.yaml',
  });
  expect(manifest.text).toBe(GOOD_MANIFEST.replace('version: 1.0.0', 'version: 1.0.1'));
  const versions = (await core.calls['environments.list']())[0]?.versions.map((one) => one.version);
  expect(versions?.sort()).toEqual(['1.0.0', '1.0.1']);
  expect(core.leftovers()).toEqual([]);
});

test('a version that is none, or that is taken as well, is refused', async () => {
  const core = await bundleCore();
  await core.import(writeFiles(temporaryFolder(), goodBundle()));
  const changed = writeFiles(temporaryFolder(), goodBundle({ 'README.md': '# Other\n' }));
  const { handle } = await core.preview(changed);

  const commit = (asVersion: string) => core.calls['import.commit']({ handle, asVersion });

  await expect(commit('two')).rejects.toMatchObject({ code: 'invalid-input' });
  await expect(commit('1.0.0')).rejects.toMatchObject({ code: 'conflict' });
  await expect(commit('2.0.0')).resolves.toMatchObject({ version: '2.0.0' });
});

test('an upload is imported; a cut one says so', async () => {
  const core = await bundleCore();
  const zip = zipOf(goodBundle());
  const upload = async (bytes: Buffer) =>
    core.files.acceptUpload(
      'C:\\fake\\sums.zip',
      (async function* () {
        yield bytes;
      })(),
    );

  const good = await core.calls['import.preview']({ handle: (await upload(zip)).handle });
  const cut = await core.calls['import.preview']({ handle: (await upload(zip.subarray(0, -30))).handle });

  expect(good).toMatchObject({ fileName: 'sums.zip', outcome: 'new' });
  expect(cut).toMatchObject({
    outcome: 'invalid',
    environment: null,
    problems: [{ file: 'sums.zip', message: expect.stringContaining('cut off') }],
  });
});

test('of a hostile zip nothing is written, and its reason is shown', async () => {
  const core = await bundleCore();
  const shown: unknown[] = [];
  for (const { title, bytes, says } of hostileZips) {
    const path = join(temporaryFolder(), 'hostile.zip');
    writeFileSync(path, bytes());

    const preview = await core.preview(path);
    const commit = await core.calls['import.commit']({ handle: preview.handle, asVersion: null }).then(
      () => 'imported',
      (error: unknown) => (error instanceof AppError ? error.code : error),
    );

    const isTold = preview.problems.some((problem) => says.test(problem.message));
    shown.push({ title, outcome: preview.outcome, commit, isTold });
  }

  expect(shown).toEqual(
    hostileZips.map(({ title }) => ({ title, outcome: 'invalid', commit: 'bundle-invalid', isTold: true })),
  );
  expect(await core.calls['environments.list']()).toEqual([]);
  expect(core.leftovers()).toEqual([]);
});

test('a folder with a symbolic link is refused', async () => {
  const core = await bundleCore();
  const folder = writeFiles(temporaryFolder(), goodBundle());
  symlinkSync('/etc/hostname', join(folder, 'host.txt'));

  const preview = await core.preview(folder);

  expect(preview.problems).toMatchObject([{ file: 'host.txt', message: 'is a symbolic link.' }]);
});

test('an import that is given up leaves nothing behind', async () => {
  const core = await bundleCore();
  const rows = Array.from(
    { length: 60_000 },
    (_, n) => `{"question": "What is ${n} + 1?", "answer": ${n + 1}}\n`,
  );
  const folder = writeFiles(temporaryFolder(), goodBundle({ 'cases.jsonl': rows.join('') }));
  const { handle } = await core.calls['files.open']({ path: folder });

  const preview = core.calls['import.preview']({ handle });
  const outcome = preview.then(
    () => 'shown',
    (error: unknown) => error,
  );
  await core.calls['files.discard']({ handle });

  expect(await outcome).toMatchObject({ code: 'not-found', message: 'The import was given up.' });
  expect(core.leftovers()).toEqual([]);
});

test('an environment goes to the trash and comes back', async () => {
  const core = await bundleCore();
  const { digest } = await core.import(writeFiles(temporaryFolder(), goodBundle()));

  await core.calls['environments.delete']({ environment: 'small-sums', version: null });
  const gone = await core.calls['environments.list']();
  const [inTrash] = await core.calls['trash.list']();
  await core.calls['trash.restore']({ ids: [inTrash?.id ?? ''] });

  expect(gone).toEqual([]);
  expect(inTrash).toMatchObject({ kind: 'environment', title: expect.stringContaining('Small sums') });
  const [back] = await core.calls['environments.list']();
  expect(back?.digest).toBe(digest);
});

test('files of an environment are read as text, others as null', async () => {
  const core = await bundleCore();
  const files = goodBundle({
    'picture.png': Buffer.from([0x89, 0x50, 0, 0xff]),
    'long.txt': 'x'.repeat(2 ** 20 + 1),
  });
  const { digest } = await core.import(writeFiles(temporaryFolder(), files));
  const read = (path: string) => core.calls['environments.file']({ digest, path });

  expect(await read('README.md')).toEqual({ text: '# Small sums\n', bytes: 13 });
  expect(await read('picture.png')).toEqual({ text: null, bytes: 4 });
  expect(await read('long.txt')).toEqual({ text: null, bytes: 2 ** 20 + 1 });
  await expect(read('../data/catalog.sqlite')).rejects.toMatchObject({ code: 'not-found' });
});

test('what is packed can be saved, downloaded once, and imported again as the same', async () => {
  const core = await bundleCore();
  const folder = writeFiles(temporaryFolder(), goodBundle());
  const target = join(temporaryFolder(), 'out.zip');
  await core.import(folder);

  const packed = await core.calls['environments.pack']({ environment: 'small-sums', version: null });
  const fromFolder = await core.calls['files.pack']({ folder });
  const saved = await core.calls['files.save']({ handle: packed.handle, path: target });
  const download = await core.files.openDownload(packed.handle);

  expect(packed.fileName).toBe('small-sums-1.0.0.zip');
  expect(saved).toEqual({ path: target, bytes: packed.bytes });
  expect(readFileSync(target)).toEqual(readFileSync(core.files.get(fromFolder.handle).path));
  expect(download).toMatchObject({ fileName: 'small-sums-1.0.0.zip', bytes: packed.bytes });
  expect(await core.files.openDownload(packed.handle)).toBeNull();
  expect((await core.preview(target)).outcome).toBe('same');
  await core.calls['files.discard']({ handle: packed.handle });
  expect(existsSync(download?.path ?? '')).toBe(false);
});

test('built-in environments come at the first start, stay deleted, and can be brought back', async () => {
  const root = temporaryFolder();
  const resourcesDirectory = join(root, 'resources');
  writeFiles(join(resourcesDirectory, 'environments', 'small-sums'), goodBundle());
  const first = await bundleCore({ dataDirectory: root, resourcesDirectory });

  expect(await first.seedBuiltIn()).toBe(1);
  expect(await first.seedBuiltIn()).toBe(0);
  expect((await first.calls['environments.list']())[0]).toMatchObject({ id: 'small-sums', builtIn: true });
  await first.calls['environments.delete']({ environment: 'small-sums', version: null });
  await first.calls['trash.empty']();
  await first.close();

  const second = await bundleCore({ dataDirectory: root, resourcesDirectory });
  writeFiles(
    join(resourcesDirectory, 'environments', 'more'),
    goodBundle({ 'environment.yaml': GOOD_MANIFEST.replace('id: small-sums', 'id: more-sums') }),
  );

  expect(await second.seedBuiltIn()).toBe(1);
  expect((await second.calls['environments.list']()).map((one) => one.id)).toEqual(['more-sums']);
  expect(await second.calls['environments.restoreBuiltIn']()).toEqual({ added: 1 });
  expect(await second.calls['environments.list']()).toHaveLength(2);
  expect(readdirSync(join(second.dataDirectory, 'bundles'))).toHaveLength(2);
});

test('a built-in environment leaves alone what the user has under its version', async () => {
  const root = temporaryFolder();
  const resourcesDirectory = join(root, 'resources');
  writeFiles(join(resourcesDirectory, 'environments', 'small-sums'), goodBundle());
  const core = await bundleCore({ dataDirectory: root, resourcesDirectory });
  const own = await core.import(writeFiles(temporaryFolder(), goodBundle({ 'README.md': '# My own\n' })));

  expect(await core.seedBuiltIn()).toBe(0);

  expect(await core.calls['environments.list']()).toMatchObject([{ digest: own.digest, builtIn: false }]);
});
