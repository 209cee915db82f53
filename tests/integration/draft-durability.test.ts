import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { expect, onTestFinished, test } from 'vitest';

import { goodBundle, writeFiles } from '../support/bundle-files.ts';
import { runCommand } from '../support/command-line-process.ts';
import { importBundle, openTestCore } from '../support/open-test-core.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

async function openCore(dataDirectory: string) {
  return openTestCore({ dataDirectory, resourcesDirectory: temporaryFolder() });
}

async function newDraft(dataDirectory: string) {
  const { core, client } = await openCore(dataDirectory);
  const { digest } = await importBundle(client, writeFiles(temporaryFolder(), goodBundle()));
  const { id } = await client.call('drafts.create', { kind: 'environment', digest });
  return { core, client, draftId: id, digest };
}

test('after a kill, the last text that was confirmed is there, or a later one, whole', async () => {
  const dataDirectory = temporaryFolder();
  const { core, draftId } = await newDraft(dataDirectory);
  await core.close();
  const script = fileURLToPath(new URL('../support/draft-child.ts', import.meta.url));
  const child = spawn(process.execPath, [script, dataDirectory, draftId], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = once(child, 'exit');
  let confirmed = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    confirmed = Number(line);
    if (confirmed === 30) child.kill('SIGKILL');
  }
  await ended;

  const { client } = await openCore(dataDirectory);

  const { text } = await client.call('drafts.readFile', { draftId, path: 'notes.md' });
  expect(confirmed).toBeGreaterThanOrEqual(30);
  expect(Number(text?.split('\n')[0])).toBeGreaterThanOrEqual(confirmed);
  expect(text?.split('\n')[1]).toBe('some text '.repeat(5_000));
  expect(await client.call('drafts.read', { draftId })).toMatchObject({ isValid: true });
});

test('two processes see each other’s texts; what one wrote while the other saved is kept', async () => {
  const dataDirectory = temporaryFolder();
  const { client: one, draftId } = await newDraft(dataDirectory);
  const { client: other } = await openCore(dataDirectory);
  const write = (client: typeof one, text: string) =>
    client.call('drafts.writeFile', { draftId, path: 'notes.md', text });
  await write(one, 'first');
  expect(await other.call('drafts.readFile', { draftId, path: 'notes.md' })).toEqual({ text: 'first' });

  const [saved] = await Promise.all([
    one.call('drafts.save', { draftId, version: '1.1.0' }),
    write(other, 'second'),
  ]);

  expect(await one.call('drafts.readFile', { draftId, path: 'notes.md' })).toEqual({ text: 'second' });
  const stored = await one.call('environments.file', { digest: saved.digest, path: 'notes.md' });
  expect(['first', 'second']).toContain(stored.text);
});

test('the command line works beside a core with drafts, and leaves them alone', async () => {
  const dataDirectory = temporaryFolder();
  const { client, draftId } = await newDraft(dataDirectory);
  await client.call('drafts.writeFile', { draftId, path: 'notes.md', text: 'kept' });

  const { code, stdout } = await runCommand(['list', '--data-dir', dataDirectory]);

  expect(code).toBe(0);
  expect(stdout).toContain('small-sums');
  expect(await client.call('drafts.readFile', { draftId, path: 'notes.md' })).toEqual({ text: 'kept' });
  expect(await client.call('drafts.read', { draftId })).toMatchObject({ isValid: true });
});
