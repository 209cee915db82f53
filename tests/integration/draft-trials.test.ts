import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { expect, test } from 'vitest';

import type { Client } from '#shared/client.ts';
import { DraftOrigin } from '#shared/domain/draft.ts';

import { GOOD_MANIFEST, goodBundle, writeFiles } from '../support/bundle-files.ts';
import { importBundle, openTestCore } from '../support/open-test-core.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const MANIFEST = 'environment.yaml';

const templates = fileURLToPath(new URL('../../resources/templates', import.meta.url));

/** A core with the templates, but without built-in environments, so that it opens quickly. */
async function openCore(): Promise<Client> {
  const resourcesDirectory = temporaryFolder();
  cpSync(templates, join(resourcesDirectory, 'templates'), { recursive: true });
  return (await openTestCore({ dataDirectory: temporaryFolder(), resourcesDirectory })).client;
}

/** A draft of the small sums, of which the catalog knows nothing. */
async function newDraft(client: Client, manifest = GOOD_MANIFEST): Promise<string> {
  const folder = writeFiles(temporaryFolder(), goodBundle({ [MANIFEST]: manifest }));
  const { handle } = await client.call('files.open', { path: folder });
  return (await client.call('drafts.create', { kind: 'file', handle })).id;
}

test('the prompt of a case is shown with unsaved texts, whatever is wrong with other cases', async () => {
  const client = await openCore();
  const draftId = await newDraft(client);
  const overlay = {
    [MANIFEST]: GOOD_MANIFEST.replace('"{{ input }}"', '"Now: {{ input }}"'),
    'cases.jsonl': `${'{"question": "What is 1 + 1?", "answer": 2, "topic": "t"}\n'.repeat(2)}{"question": 1\n`,
  };

  expect(await client.call('drafts.prompt', { draftId, overlay, caseIndex: 1 })).toEqual([
    { role: 'system', content: 'Answer with a number only.' },
    { role: 'user', content: 'Now: What is 1 + 1?' },
  ]);
  await expect(client.call('drafts.prompt', { draftId, overlay, caseIndex: 2 })).rejects.toMatchObject({
    code: 'bundle-invalid',
    message: expect.stringContaining('cases.jsonl, line 3') as string,
  });
  await expect(client.call('drafts.prompt', { draftId, caseIndex: 9 })).rejects.toMatchObject({
    code: 'not-found',
  });
});

test('a case is run and judged by unsaved rules, and nothing of it is stored', async () => {
  const client = await openCore();
  const draftId = await newDraft(client);
  const overlay = { 'cases.jsonl': '{"question": "What is 5 + 5?", "answer": 11, "topic": "t"}\n' };
  const asked = { draftId, overlay, caseIndex: 0 };

  const tried = await client.call('drafts.try', { ...asked, model: 'baseline:gold' });

  expect(tried).toMatchObject({
    verdict: 'pass',
    answer: '11',
    testCase: { input: 'What is 5 + 5?', expected: 11 },
    transcript: [{ role: 'system' }, { role: 'user', content: 'What is 5 + 5?' }, { role: 'assistant' }],
  });
  expect(await client.call('drafts.score', { ...asked, response: 'It is 11.' })).toMatchObject({
    verdict: 'pass',
    answer: '11',
  });
  expect(await client.call('drafts.score', { ...asked, response: 'It is 10.' })).toMatchObject({
    verdict: 'fail',
  });
  expect(await client.call('runs.list', {})).toEqual([]);
  const stored = await client.call('environments.list', {});
  expect(stored.map(({ id }) => id)).not.toContain('small-sums');
});

test('a draft with mistakes is not run; the first of them is named', async () => {
  const client = await openCore();
  const draftId = await newDraft(client);
  const overlay = { [MANIFEST]: GOOD_MANIFEST.replace('checks:', 'chekcs:') };
  const refused = {
    code: 'bundle-invalid',
    message: expect.stringMatching(/environment\.yaml, line \d+: .*chekcs/) as string,
  };

  const asked = { draftId, overlay, caseIndex: 0 };
  await expect(client.call('drafts.try', { ...asked, model: 'baseline:gold' })).rejects.toMatchObject(
    refused,
  );
  await expect(client.call('drafts.score', { ...asked, response: '' })).rejects.toMatchObject(refused);
  await client.call('drafts.writeFile', { draftId, path: MANIFEST, text: overlay[MANIFEST] });
  await expect(client.call('drafts.stress', { draftId })).rejects.toMatchObject(refused);
});

test('native Python needs the grant of the version that a draft came from', async () => {
  const client = await openCore();
  const manifest = `${GOOD_MANIFEST}requires: [native-python]\n`;
  const fresh = await newDraft(client, manifest);
  const asked = { caseIndex: 0, model: 'baseline:gold' };

  await expect(client.call('drafts.try', { draftId: fresh, ...asked })).rejects.toMatchObject({
    code: 'not-available',
    message: expect.stringContaining('Save it as a version') as string,
  });

  const folder = writeFiles(temporaryFolder(), goodBundle({ [MANIFEST]: manifest }));
  const { digest } = await importBundle(client, folder);
  const { id } = await client.call('drafts.create', { kind: 'environment', digest });
  await expect(client.call('drafts.try', { draftId: id, ...asked })).rejects.toMatchObject({
    code: 'not-available',
  });
  await client.call('environments.grant', { environment: digest, grant: 'native-python', granted: true });
  expect(await client.call('drafts.try', { draftId: id, ...asked })).toMatchObject({ verdict: 'pass' });
});

/** Of the templates, the last one starts JavaScript several hundred times. */
const LONGEST_MS = 240_000;

const kinds = DraftOrigin.options[0].shape.harness.options;

test.each(kinds)(
  'the template %s is valid, has the title it was given, and holds up under stress',
  async (harness) => {
    const client = await openCore();
    const title = 'Ein "neuer" Anfang: № 1';

    const draft = await client.call('drafts.create', { kind: 'template', harness, title });

    expect(draft).toMatchObject({
      title,
      environmentId: 'ein-neuer-anfang-no-1',
      version: '1.0.0',
      suggestedVersion: '1.0.0',
      isVersionTaken: false,
      base: null,
    });
    const draftId = draft.id;
    expect(await client.call('drafts.read', { draftId })).toMatchObject({ isValid: true, problems: [] });
    const tried = await client.call('drafts.try', { draftId, caseIndex: 3, model: 'baseline:gold' });
    expect(tried).toMatchObject({ verdict: 'pass', testCase: { index: 3 } });
    const prompt = await client.call('drafts.prompt', { draftId, caseIndex: 3 });
    expect(prompt.at(-1)).toMatchObject({ role: 'user' });
    const report = await client.call('drafts.stress', { draftId });
    expect(report.rows.filter(({ ok }) => !ok)).toEqual([]);
    expect(report.rows.find(({ strategy }) => strategy === 'gold')).toMatchObject({
      scored: 20,
      accuracy: 1,
    });
    expect(await client.call('drafts.save', { draftId, version: '1.0.0' })).toMatchObject({
      id: 'ein-neuer-anfang-no-1',
    });
    const second = await client.call('drafts.create', { kind: 'template', harness, title });
    expect(second.environmentId).toBe('ein-neuer-anfang-no-1-2');
  },
  LONGEST_MS,
);

test('of a long dataset, the stress test takes the sample that the saved version would have', async () => {
  const client = await openCore();
  const draftId = await newDraft(client);
  const row = (n: number) => `{"question": "What is ${n} + ${n}?", "answer": ${n * 2}, "topic": "long"}\n`;
  const text = Array.from({ length: 2_500 }, (_, n) => row(n + 1)).join('');
  await client.call('drafts.writeFile', { draftId, path: 'cases.jsonl', text });

  const report = await client.call('drafts.stress', { draftId });

  const gold = report.rows.find(({ strategy }) => strategy === 'gold');
  expect(gold).toMatchObject({ scored: 2_000, accuracy: 1 });
  const { digest } = await client.call('drafts.save', { draftId, version: '1.0.0' });
  expect(await client.call('environments.stress', { environment: digest })).toEqual(report);
});
