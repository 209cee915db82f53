import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import type { Client } from '#shared/client.ts';
import type { Draft } from '#shared/domain/draft.ts';

import { GOOD_MANIFEST, goodBundle, writeFiles } from '../support/bundle-files.ts';
import { importBundle, openTestCore, type TestCore } from '../support/open-test-core.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** A core without built-in environments, so that it opens quickly. */
function openCore(dataDirectory = temporaryFolder()): Promise<TestCore> {
  return openTestCore({ dataDirectory, resourcesDirectory: temporaryFolder() });
}

/** A draft of the small sums, with the client of its core. */
async function draftOfSums(): Promise<{
  client: Client;
  draft: Draft;
  digest: string;
  dataDirectory: string;
}> {
  const dataDirectory = temporaryFolder();
  const { client } = await openCore(dataDirectory);
  const { digest } = await importBundle(client, writeFiles(temporaryFolder(), goodBundle()));
  const draft = await client.call('drafts.create', { kind: 'environment', digest });
  return { client, draft, digest, dataDirectory };
}

function pathsOf({ files }: Draft): string[] {
  return files.map(({ path, isChanged }) => (isChanged ? `${path} *` : path));
}

test('a draft of a version holds its files, says what it came from, and suggests the next number', async () => {
  const { client, draft, digest } = await draftOfSums();

  expect(draft).toMatchObject({
    environmentId: 'small-sums',
    title: 'Small sums',
    version: '1.0.0',
    base: { id: 'small-sums', version: '1.0.0', digest },
    isVersionTaken: true,
    suggestedVersion: '1.0.1',
  });
  expect(pathsOf(draft)).toEqual(['README.md', 'cases.jsonl', 'environment.yaml']);
  expect(await client.call('drafts.readFile', { draftId: draft.id, path: 'environment.yaml' })).toEqual({
    text: GOOD_MANIFEST,
  });
  expect(await client.call('drafts.list', {})).toMatchObject([{ id: draft.id, title: 'Small sums' }]);
});

test('what was written is what is read, and only what differs counts as changed', async () => {
  const { client, draft } = await draftOfSums();
  const draftId = draft.id;
  const write = (path: string, text: string) => client.call('drafts.writeFile', { draftId, path, text });

  const titled = await write('environment.yaml', GOOD_MANIFEST.replace('Small sums', 'Tiny sums'));

  expect(titled).toMatchObject({ title: 'Tiny sums', version: '1.0.0' });
  expect(pathsOf(titled)).toEqual(['README.md', 'cases.jsonl', 'environment.yaml *']);
  expect(pathsOf(await write('notes/ünë.md', 'Ä\n'))).toContain('notes/ünë.md *');
  expect(await client.call('drafts.readFile', { draftId, path: 'notes/ünë.md' })).toEqual({ text: 'Ä\n' });
  expect(pathsOf(await write('environment.yaml', GOOD_MANIFEST))).toContain('environment.yaml');
});

test('files are renamed, deleted and made again', async () => {
  const { client, draft } = await draftOfSums();
  const draftId = draft.id;
  const read = async (path: string) => (await client.call('drafts.readFile', { draftId, path })).text;
  const rename = (path: string, to: string) => client.call('drafts.renameFile', { draftId, path, to });

  expect(pathsOf(await rename('cases.jsonl', 'data/rows.jsonl'))).toEqual([
    'README.md',
    'data/rows.jsonl *',
    'environment.yaml',
  ]);
  expect(await read('data/rows.jsonl')).toBe(goodBundle()['cases.jsonl']);
  expect((await client.call('drafts.read', { draftId })).problems[0]?.message).toContain('cases.jsonl');
  expect(pathsOf(await rename('data/rows.jsonl', 'cases.jsonl'))).toEqual(pathsOf(draft));
  expect(await client.call('drafts.read', { draftId })).toMatchObject({ isValid: true, caseCount: 3 });
  await expect(rename('cases.jsonl', 'README.md')).rejects.toMatchObject({ code: 'conflict' });

  const without = await client.call('drafts.deleteFile', { draftId, path: 'README.md' });

  expect(pathsOf(without)).toEqual(['cases.jsonl', 'environment.yaml']);
  await expect(read('README.md')).rejects.toMatchObject({ code: 'not-found' });
  await expect(client.call('drafts.deleteFile', { draftId, path: 'README.md' })).rejects.toMatchObject({
    code: 'not-found',
  });
  const again = await client.call('drafts.writeFile', {
    draftId,
    path: 'README.md',
    text: '# Small sums\n',
  });
  expect(pathsOf(again)).toEqual(pathsOf(draft));
});

/** Paths that no bundle may hold beside the files of the small sums, each with its reason. */
const REFUSED: readonly (readonly [path: string, reason: string])[] = [
  ['../outside.txt', 'leads out of the bundle'],
  ['/etc/passwd', 'absolute path'],
  ['C:/windows.txt', 'drive letter'],
  ['a\\b.txt', 'backslash'],
  ['nul.txt', 'Windows reserves'],
  ['a/./b', 'empty part'],
  ['README.md/inside', 'a file and a folder'],
  ['readme.MD', 'upper and lower case'],
  ['.git/config', 'pass over'],
  ['a\u202eb', 'control character'],
  ['a\0b', 'NUL character'],
  [`${'deep/'.repeat(20)}file`, 'folders deep'],
];

test('a path that no bundle may hold is refused for writing, renaming and reading', async () => {
  const { client, draft } = await draftOfSums();
  const { id: draftId } = draft;
  for (const [path, reason] of REFUSED) {
    const refused = { code: 'bundle-invalid', message: expect.stringContaining(reason) as string };

    await expect(client.call('drafts.writeFile', { draftId, path, text: '' }), path).rejects.toMatchObject(
      refused,
    );
    await expect(
      client.call('drafts.renameFile', { draftId, path: 'cases.jsonl', to: path }),
      path,
    ).rejects.toMatchObject(refused);
    const reading = await client.call('drafts.read', { draftId, overlay: { [path]: '' } });
    expect(reading, path).toMatchObject({ isValid: false, problems: [{ file: path }] });
  }
  expect(pathsOf(await client.call('drafts.get', { draftId }))).toEqual(pathsOf(draft));
});

test('unsaved texts are read in place of stored ones, with the places of their mistakes', async () => {
  const { client, draft } = await draftOfSums();
  const draftId = draft.id;
  const overlay = {
    'environment.yaml': GOOD_MANIFEST.replace('kind: numeric', 'kind: numerick'),
    'cases.jsonl': '{"question": "1 + 1?", "answer": 2, "topic": "t"}\n{"question": "?"\n',
  };

  const reading = await client.call('drafts.read', { draftId, overlay });

  expect(reading.isValid).toBe(false);
  expect(reading.problems).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ file: 'environment.yaml', line: 22, column: 15, severity: 'error' }),
      expect.objectContaining({ file: 'cases.jsonl', line: 2, severity: 'error' }),
    ]),
  );
  expect(reading.cases).toEqual([{ index: 0, id: '1', input: '1 + 1?', expected: 2 }]);
  expect(await client.call('drafts.read', { draftId })).toMatchObject({ isValid: true, problems: [] });
});

test('a draft without a manifest opens on that problem', async () => {
  const { client } = await openCore();
  const folder = writeFiles(temporaryFolder(), { 'environment.yml': GOOD_MANIFEST });
  const { handle } = await client.call('files.open', { path: folder });

  const draft = await client.call('drafts.create', { kind: 'file', handle });

  expect(draft).toMatchObject({ base: null, version: null, suggestedVersion: '1.0.0' });
  const { problems, isValid } = await client.call('drafts.read', { draftId: draft.id });
  expect(isValid).toBe(false);
  expect(problems[0]?.remedy).toContain('Rename environment.yml');
  const renamed = await client.call('drafts.renameFile', {
    draftId: draft.id,
    path: 'environment.yml',
    to: 'environment.yaml',
  });
  expect(renamed).toMatchObject({ environmentId: 'small-sums', title: 'Small sums', version: '1.0.0' });
  await expect(client.call('drafts.save', { draftId: draft.id, version: '1.0.0' })).rejects.toMatchObject({
    code: 'bundle-invalid',
  });
});

test('saving makes a version of the catalog with its comments, and bases the draft on it', async () => {
  const { client, draft } = await draftOfSums();
  const draftId = draft.id;
  await client.call('drafts.writeFile', { draftId, path: 'notes.md', text: 'new' });

  const saved = await client.call('drafts.save', { draftId, version: '1.1.0' });

  const after = await client.call('drafts.get', { draftId });
  expect(after).toMatchObject({
    version: '1.1.0',
    base: saved,
    isVersionTaken: true,
    suggestedVersion: '1.1.1',
  });
  expect(pathsOf(after)).toEqual(['README.md', 'cases.jsonl', 'environment.yaml', 'notes.md']);
  const { text } = await client.call('drafts.readFile', { draftId, path: 'environment.yaml' });
  expect(text).toBe(GOOD_MANIFEST.replace('version: 1.0.0', 'version: 1.1.0'));
  const stored = await client.call('environments.get', { environment: 'small-sums' });
  expect(stored).toMatchObject({ version: '1.1.0', digest: saved.digest, caseCount: 3 });
  expect(stored.versions.map(({ version }) => version)).toEqual(['1.1.0', '1.0.0']);
});

test('a number that other content has is refused, and so is a draft with mistakes; nothing is lost', async () => {
  const { client, draft } = await draftOfSums();
  const draftId = draft.id;
  await client.call('drafts.writeFile', { draftId, path: 'notes.md', text: 'kept' });

  await expect(client.call('drafts.save', { draftId, version: '1.0.0' })).rejects.toMatchObject({
    code: 'conflict',
  });
  await expect(client.call('drafts.save', { draftId, version: '01.0' })).rejects.toMatchObject({
    code: 'invalid-input',
  });
  await client.call('drafts.writeFile', { draftId, path: 'cases.jsonl', text: 'nothing' });
  await expect(client.call('drafts.save', { draftId, version: '2.0.0' })).rejects.toMatchObject({
    code: 'bundle-invalid',
    problems: [{ file: 'cases.jsonl', line: 1 }],
  });

  expect(pathsOf(await client.call('drafts.get', { draftId }))).toEqual([
    'README.md',
    'cases.jsonl *',
    'environment.yaml',
    'notes.md *',
  ]);
});

test('what is exported and imported elsewhere has the digest of the version that was saved', async () => {
  const { client, draft } = await draftOfSums();
  const draftId = draft.id;
  await client.call('drafts.writeFile', { draftId, path: 'notes.md', text: 'new' });
  const { digest } = await client.call('drafts.save', { draftId, version: '1.0.1' });
  const path = join(temporaryFolder(), 'exported.zip');
  const { handle, fileName } = await client.call('drafts.export', { draftId });
  await client.call('files.save', { handle, path });

  const other = await openCore();

  expect(fileName).toBe('small-sums-1.0.1.zip');
  expect(await importBundle(other.client, path)).toMatchObject({ id: 'small-sums', digest });
});

test('a draft outlives the version it came from, and its zip is kept for as long', async () => {
  const { client, draft, digest, dataDirectory } = await draftOfSums();
  const draftId = draft.id;
  await client.call('environments.delete', { environment: 'small-sums' });
  await client.call('trash.empty', {});

  expect(await client.call('drafts.get', { draftId })).toMatchObject({
    base: { digest },
    isVersionTaken: false,
  });
  expect(await client.call('drafts.read', { draftId })).toMatchObject({ isValid: true, caseCount: 3 });
  expect(await client.call('drafts.save', { draftId, version: '1.0.0' })).toMatchObject({ digest });

  await client.call('environments.delete', { environment: 'small-sums' });
  await client.call('drafts.delete', { draftId });
  await client.call('trash.empty', {});
  expect(readdirSync(join(dataDirectory, 'bundles'))).toEqual([]);
});

test('a deleted draft lies in the trash, comes back whole, or is gone for good', async () => {
  const { client, draft } = await draftOfSums();
  const draftId = draft.id;
  await client.call('drafts.writeFile', { draftId, path: 'notes.md', text: 'kept' });
  await client.call('drafts.delete', { draftId });

  expect(await client.call('drafts.list', {})).toEqual([]);
  await expect(client.call('drafts.get', { draftId })).rejects.toMatchObject({ code: 'not-found' });
  expect(await client.call('trash.list', {})).toMatchObject([
    { id: draftId, kind: 'draft', title: 'Draft: Small sums' },
  ]);
  await client.call('trash.restore', { ids: [draftId] });
  expect(await client.call('drafts.readFile', { draftId, path: 'notes.md' })).toEqual({ text: 'kept' });
  await client.call('drafts.delete', { draftId });
  expect(await client.call('trash.empty', {})).toEqual({ removed: 1 });
  await expect(client.call('drafts.get', { draftId })).rejects.toMatchObject({ code: 'not-found' });
});

test('a text of 20 MB is kept; a larger one is refused in a sentence', async () => {
  const { client, draft } = await draftOfSums();
  const draftId = draft.id;
  const text = `${'x'.repeat(99)}\n`.repeat(200_000);
  await client.call('drafts.writeFile', { draftId, path: 'large.txt', text });

  const read = await client.call('drafts.readFile', { draftId, path: 'large.txt' });

  expect(read.text === text).toBe(true);
  await expect(
    client.call('drafts.writeFile', { draftId, path: 'large.txt', text: 'ü'.repeat(10_000_001) }),
  ).rejects.toMatchObject({ code: 'invalid-input', message: expect.stringContaining('20 MB') as string });
});

test('what is no text has no text, and is kept as it is', async () => {
  const { client } = await openCore();
  const image = Buffer.from([0x89, 0x50, 0, 1, 2, 3]);
  const folder = writeFiles(temporaryFolder(), goodBundle({ 'image.png': image }));
  const { handle } = await client.call('files.open', { path: folder });
  const draft = await client.call('drafts.create', { kind: 'file', handle });

  expect(draft.files.find(({ path }) => path === 'image.png')).toMatchObject({ isText: false, bytes: 6 });
  expect(await client.call('drafts.readFile', { draftId: draft.id, path: 'image.png' })).toEqual({
    text: null,
  });
  await client.call('drafts.renameFile', { draftId: draft.id, path: 'image.png', to: 'logo.png' });
  const { digest } = await client.call('drafts.save', { draftId: draft.id, version: '1.0.0' });
  const packed = await client.call('environments.pack', { environment: digest });
  expect(packed.bytes).toBeGreaterThan(0);
});

test('a file that is no safe bundle makes no draft', async () => {
  const { client } = await openCore();
  const path = join(temporaryFolder(), 'broken.zip');
  writeFileSync(path, readFileSync(process.execPath).subarray(0, 5_000));
  const { handle } = await client.call('files.open', { path });

  await expect(client.call('drafts.create', { kind: 'file', handle })).rejects.toMatchObject({
    code: 'bundle-invalid',
  });
  expect(await client.call('drafts.list', {})).toEqual([]);
});

test('a later reading takes the place of one that is still going on', async () => {
  const { client, draft } = await draftOfSums();
  const draftId = draft.id;
  const row = (n: number) => `{"question": "What is ${n} + 1?", "answer": ${n + 1}, "topic": "long"}\n`;
  const overlay = { 'cases.jsonl': Array.from({ length: 100_000 }, (_, n) => row(n)).join('') };
  const read = (texts: Record<string, string>) => client.call('drafts.read', { draftId, overlay: texts });

  const readings = await Promise.allSettled([read(overlay), read(overlay), read(overlay), read({})]);

  expect(readings.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected', 'fulfilled']);
  expect(readings[0]).toMatchObject({ reason: { code: 'conflict' } });
  expect(readings[3]).toMatchObject({ value: { caseCount: 3, isValid: true } });
  const long = await read(overlay);
  expect(long).toMatchObject({ caseCount: 100_000, isValid: true });
  expect(long.cases).toHaveLength(500);
});

test('lists are told of what happens to drafts', async () => {
  const { client, draft } = await draftOfSums();
  const told: string[] = [];
  const stop = client.on('catalog.changed', ({ what }) => void told.push(what));

  await client.call('drafts.writeFile', { draftId: draft.id, path: 'notes.md', text: 'x' });
  await client.call('drafts.save', { draftId: draft.id, version: '1.0.1' });
  await client.call('drafts.delete', { draftId: draft.id });
  stop();

  expect(told).toEqual(['drafts', 'environments', 'drafts', 'drafts', 'trash']);
});
