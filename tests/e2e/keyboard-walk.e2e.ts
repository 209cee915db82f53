import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { startBrowserApp, type BrowserApp } from './support/browser-app.ts';
import { bundleZip } from './support/bundle-zip.ts';
import { reach } from './support/keyboard.ts';

let app: BrowserApp;

beforeAll(async () => {
  app = await startBrowserApp();
});
afterAll(async () => {
  await app.close();
});

test('import, run, review and export with the keyboard alone', async () => {
  const page = await app.open('/hub');
  await page.getByRole('listbox', { name: 'Environments' }).waitFor();
  const { name, bytes } = bundleZip('sums.zip');
  writeFileSync(join(app.folder, name), bytes);

  // Import.
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('Control+o');
  await (await chooser).setFiles(join(app.folder, name));
  await page.getByRole('dialog').getByText('Small sums').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Small sums' }).waitFor();

  // Run.
  await page.keyboard.press('Control+Shift+n');
  await page.getByRole('dialog', { name: 'New run' }).waitFor();
  await reach(page, 'Models');
  await page.keyboard.type('baseline:empty');
  await page.getByRole('option', { name: /empty/ }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('main').getByText('Completed').first().waitFor();

  // Review.
  const grid = page.getByRole('grid');
  await grid.getByText('What is 1 + 1?').waitFor();
  await reach(page, 'Results');
  await page.keyboard.press('Home');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/cases\//);
  await page.keyboard.press('Alt+ArrowLeft');
  await grid.waitFor();

  // Export.
  await reach(page, /^Export failures/);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: /Export/ }).waitFor();
  await reach(page, /^Export \d+/);
  const download = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  const file = await download;

  expect(file.suggestedFilename()).toMatch(/small-sums.*\.jsonl$/);
  expect(app.complaints).toEqual([]);
});
