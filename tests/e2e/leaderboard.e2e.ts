import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { accessibilityFindings } from './support/accessibility.ts';
import { type BrowserApp, startBrowserApp } from './support/browser-app.ts';
import { finishedRun } from './support/finished-run.ts';

const LONG = 'an-instruction-tuned-model-whose-name-goes-on-until-no-column-can-hold-it-any-more';

let app: BrowserApp;

beforeAll(async () => {
  app = await startBrowserApp();
  const answers = join(app.folder, `${LONG}.jsonl`);
  writeFileSync(answers, JSON.stringify({ index: 0, response: 'B' }));
  for (const model of ['baseline:gold', 'baseline:first-choice', `replay:${answers}`]) {
    for (const environment of ['general-knowledge', 'passage-facts']) {
      await finishedRun(app, environment, model);
    }
  }
});
afterAll(() => app.close());

const firstColumn = (page: Page) => page.locator('tbody th').allInnerTexts();

test('several runs are started from the leaderboard, over the first cases of each environment', async () => {
  const page = await app.open('/leaderboard');
  await page.getByRole('button', { name: 'Run several…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Run several' });
  for (const title of ['General knowledge', 'Passage facts']) {
    await dialog.getByRole('combobox', { name: 'Environments' }).fill(title);
    await page.getByRole('option', { name: title }).click();
  }
  await dialog.getByRole('textbox', { name: 'Models by name' }).fill('baseline:gold');
  await page.keyboard.press('Enter');
  await dialog.getByRole('textbox', { name: 'Number of first cases' }).fill('3');
  await dialog.getByText('2 × 1 = 2 runs of 6 attempts').waitFor();
  await dialog.getByRole('button', { name: 'Start 2 runs' }).click();
  await page.getByRole('heading', { name: /^Runs/ }).waitFor();
  const runs = (await app.client.call('runs.list', {})).slice(0, 2);
  expect(runs.map(({ settings }) => settings.selection)).toEqual([
    { kind: 'first', count: 3 },
    { kind: 'first', count: 3 },
  ]);
});

test('the grid has a cell for each model and environment, and is sorted by a column', async () => {
  const page = await app.open('/leaderboard');
  await page.getByRole('columnheader', { name: 'General knowledge' }).waitFor();
  expect(await page.locator('tbody td').count()).toBe(6);
  await page.getByRole('button', { name: 'General knowledge', exact: true }).click();
  expect(await page.getByRole('columnheader', { name: 'General knowledge' }).getAttribute('aria-sort')).toBe(
    'descending',
  );
  expect((await firstColumn(page))[0]).toBe('baseline:gold');
  await page.getByRole('link', { name: '100.0%' }).first().click();
  await page.getByRole('heading', { name: /baseline:gold/ }).waitFor();
});

test('the ranking is opened and sorted by keyboard, in both directions', async () => {
  const page = await app.open('/leaderboard');
  await page.getByRole('button', { name: 'Ranking of General knowledge' }).press('Enter');
  await page.getByRole('group', { name: 'Ranking of General knowledge' }).waitFor();
  expect((await firstColumn(page))[0]).toBe('baseline:gold');
  const accuracy = page.getByRole('columnheader', { name: 'Accuracy' });
  expect(await accuracy.getAttribute('aria-sort')).toBe('descending');
  await accuracy.getByRole('button').press('Enter');
  await page.waitForFunction(() => document.querySelector('[aria-sort=ascending]') !== null);
  expect((await firstColumn(page)).at(-1)).toBe('baseline:gold');
  await page.getByRole('columnheader', { name: 'Model' }).getByRole('button').press('Enter');
  await page.waitForFunction(() => location.hash.includes('sort=model'));
  expect(await firstColumn(page)).toEqual(
    (await firstColumn(page)).toSorted((one, other) => one.localeCompare(other, 'en')),
  );
});

test('the leaderboard is saved as CSV with a line for each cell', async () => {
  const page = await app.open('/leaderboard');
  await page.getByRole('button', { name: 'Export…' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'As CSV' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('leaderboard.csv');
  const lines = readFileSync(await file.path(), 'utf8')
    .trimEnd()
    .split('\r\n');
  expect(lines[0]).toMatch(/^environment,version,model,accuracy,accuracy_low,/);
  expect(lines).toHaveLength(7);
});

test.each(['light', 'dark'] as const)('nothing is inaccessible or too wide (%s)', async (theme) => {
  for (const address of ['/leaderboard', '/leaderboard?in=general-knowledge', '/leaderboard?dialog=matrix']) {
    const page = await app.open(address, { theme });
    await page.locator('tbody th').first().waitFor({ state: 'attached' });
    if (address.includes('dialog')) await page.getByRole('dialog').waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth),
    ).toBe(true);
    await page.close();
  }
  expect(app.complaints).toEqual([]);
});
