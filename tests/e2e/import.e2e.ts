import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { GOOD_MANIFEST } from '../support/bundle-files.ts';
import { craftZip } from '../support/craft-zip.ts';
import { startBrowserApp, type BrowserApp } from './support/browser-app.ts';
import { bundleZip } from './support/bundle-zip.ts';
import { dropFiles } from './support/drop-files.ts';

let app: BrowserApp;

beforeAll(async () => {
  app = await startBrowserApp();
});
afterAll(async () => {
  await app.close();
});

const ids = async () => (await app.client.call('environments.list', {})).map(({ id }) => id);
const manifest = (id: string, title: string, rest = '') =>
  GOOD_MANIFEST.replace('small-sums', id).replace('Small sums', title) + rest;
const dialogOf = (page: Page) => page.getByRole('dialog', { name: /^Import/ });

test('a dropped bundle is shown first, then imported, then open; Undo takes it back', async () => {
  const page = await app.open('/runs');
  const before = await ids();

  await dropFiles(page, [bundleZip('sums.zip', { 'environment.yaml': manifest('dropped', 'Dropped sums') })]);
  const dialog = dialogOf(page);
  await dialog.getByText('Dropped sums').waitFor();
  await dialog.getByText('3 cases').waitFor();

  expect(await ids()).toEqual(before);

  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Dropped sums' }).waitFor();

  expect(await ids()).toContain('dropped');

  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Dropped sums 1.0.0 removed again').waitFor();

  expect(await ids()).toEqual(before);
});

test('a chosen bundle takes the same way; Ctrl+O asks for it', async () => {
  const page = await app.open('/hub');
  const { name, bytes } = bundleZip('chosen.zip', { 'environment.yaml': manifest('chosen', 'Chosen sums') });
  writeFileSync(join(app.folder, name), bytes);

  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('Control+o');
  await (await chooser).setFiles(join(app.folder, name));
  await dialogOf(page).getByText('Chosen sums').waitFor();
  // The button that does it has the focus.
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Chosen sums' }).waitFor();

  expect(await ids()).toContain('chosen');
});

test('no zip, a broken zip and a zip that climbs out each say why, and nothing is written', async () => {
  const page = await app.open('/hub');
  const before = await ids();
  const whole = bundleZip('broken.zip').bytes;

  await dropFiles(page, [
    { name: 'notes.zip', bytes: Buffer.from('these are notes') },
    { name: 'broken.zip', bytes: whole.subarray(0, whole.length - 30) },
    { name: 'evil.zip', bytes: craftZip([{ name: '../evil.txt', data: 'evil' }]) },
  ]);
  const texts = await Promise.all(
    ['notes.zip', 'broken.zip', 'evil.zip'].map(async (name) => {
      const entry = dialogOf(page).getByRole('listitem', { name, exact: true });
      await entry.getByLabel('Cannot be imported').waitFor();
      return (await entry.innerText()).replaceAll(/\s+/g, ' ');
    }),
  );

  expect(texts[2]).toContain('leads out of the bundle');
  expect(new Set(texts.map((text) => text.replace(/^\S+ [\d.]+ \S+ /, ''))).size).toBe(3);
  expect(
    await dialogOf(page)
      .getByRole('button', { name: /^Import/ })
      .count(),
  ).toBe(0);
  await page.keyboard.press('Escape');
  await dialogOf(page).waitFor({ state: 'hidden' });
  expect(await ids()).toEqual(before);
});

test('mistakes are listed with file, line, column and remedy', async () => {
  const page = await app.open('/hub');

  const mistaken = GOOD_MANIFEST.replace('kind: single-turn', 'kind: single-tern');
  await dropFiles(page, [bundleZip('mistaken.zip', { 'environment.yaml': mistaken })]);
  const problem = dialogOf(page).getByRole('listitem').filter({ hasText: 'environment.yaml:' }).last();
  await problem.waitFor();

  expect(await problem.innerText()).toMatch(/environment\.yaml:\d+:\d+/);
  expect(await problem.innerText()).toMatch(/single-turn/);
});

test('several bundles give one dialog; what is the same needs nothing, a conflict gets another version', async () => {
  const page = await app.open('/hub');
  const first = bundleZip('first.zip', { 'environment.yaml': manifest('twice', 'Twice') });
  writeFileSync(join(app.folder, first.name), first.bytes);
  const { handle } = await app.client.call('files.open', { path: join(app.folder, first.name) });
  await app.client.call('import.commit', { handle });

  await dropFiles(page, [
    { ...first, name: 'same.zip' },
    bundleZip('other.zip', { 'environment.yaml': manifest('twice', 'Twice'), 'README.md': '# Changed\n' }),
  ]);
  const dialog = dialogOf(page);
  await dialog.getByText(/There is nothing to do/).waitFor();
  await dialog.getByText(/Nothing will be overwritten/).waitFor();
  const choice = dialog.getByRole('checkbox', { name: /^Import as/ });
  await choice.uncheck();

  expect(await dialog.getByRole('button', { name: /^Import \d/ }).count()).toBe(0);

  await choice.check();
  await dialog.getByRole('button', { name: 'Import 1' }).click();
  await page.getByRole('heading', { level: 1, name: 'Twice' }).waitFor();
  const environment = await app.client.call('environments.get', { environment: 'twice' });

  expect(environment.versions).toHaveLength(2);
});

test('dragging files shows where they go; Esc and dragging text do not', async () => {
  const page = await app.open('/hub');
  const overlay = page.getByText('Drop .zip bundles to import');
  const drag = (kind: 'files' | 'text') =>
    page.evaluate((what) => {
      const dataTransfer = new DataTransfer();
      if (what === 'files') dataTransfer.items.add(new File(['x'], 'a.zip'));
      else dataTransfer.setData('text/plain', 'x');
      document.body.dispatchEvent(
        new DragEvent('dragenter', { dataTransfer, bubbles: true, cancelable: true }),
      );
    }, kind);

  await drag('text');
  expect(await overlay.count()).toBe(0);
  await drag('files');
  await overlay.waitFor();
  await page.keyboard.press('Escape');
  await overlay.waitFor({ state: 'detached' });
});

test('no page complained or left this machine', () => {
  expect(app.complaints).toEqual([]);
});
