import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { startBrowserApp, type BrowserApp } from './support/browser-app.ts';
import { bundleZip } from './support/bundle-zip.ts';

let app: BrowserApp;

beforeAll(async () => {
  app = await startBrowserApp();
});
afterAll(async () => {
  await app.close();
});

/** Goes on with Tab until the focus is where `name` says. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let step = 0; step < 60; step += 1) {
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement)) return '';
      const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
      return [element.ariaLabel, ...labels.map((label) => label.textContent), element.textContent].join(' ');
    });
    if (name.test(focused)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${name}.`);
}

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
  await tabTo(page, /Models/);
  await page.keyboard.type('baseline:empty');
  await page.getByRole('option', { name: /empty/ }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('main').getByText('Completed').first().waitFor();

  // Review.
  const grid = page.getByRole('grid');
  await grid.getByText('What is 1 + 1?').waitFor();
  await tabTo(page, /^(Results|Cases)/);
  await page.keyboard.press('Home');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/cases\//);
  await page.keyboard.press('Alt+ArrowLeft');
  await grid.waitFor();

  // Export.
  await tabTo(page, /^\s*Export failures/);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: /Export/ }).waitFor();
  await tabTo(page, /^\s*Export \d+/);
  const download = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  const file = await download;

  expect(file.suggestedFilename()).toMatch(/small-sums.*\.jsonl$/);
  expect(app.complaints).toEqual([]);
});
