import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { startBrowserApp, type BrowserApp } from './support/browser-app.ts';

let app: BrowserApp;
let titles: readonly string[];

beforeAll(async () => {
  app = await startBrowserApp();
  titles = (await app.client.call('environments.list', {})).map(({ title }) => title);
});
afterAll(async () => {
  await app.close();
});

const options = (page: Page) => page.getByRole('listbox', { name: 'Environments' }).getByRole('option');
const selected = (page: Page) => page.getByRole('option', { selected: true });

test('a fresh start shows the built-in environments', async () => {
  const page = await app.open('/hub');
  await options(page).first().waitFor();

  expect(titles.length).toBeGreaterThanOrEqual(5);
  expect(await options(page).count()).toBe(titles.length);
});

test('search and filters combine, live in the address, and can be cleared', async () => {
  const page = await app.open('/hub');
  const search = page.getByRole('textbox', { name: 'Search environments' });

  await page.keyboard.press('/');
  await page.keyboard.type('json');
  await page.getByText(/^\d+ of \d+ match$/).waitFor();
  const found = await options(page).count();

  expect(found).toBeLessThan(titles.length);
  await page.reload();
  await options(page).first().waitFor();
  expect([await search.inputValue(), await options(page).count()]).toEqual(['json', found]);

  await page.getByRole('combobox', { name: /Category/ }).click();
  await page.getByRole('option', { name: /Reasoning/ }).click();
  await page.getByText(/No environment matches “json”/).waitFor();
  await page.getByRole('main').getByRole('button', { name: 'Clear filters' }).last().click();
  await options(page)
    .nth(titles.length - 1)
    .waitFor();

  expect(await page.getByRole('button', { name: 'Clear filters' }).count()).toBe(0);
});

test('arrows move through the list, the detail follows, Enter opens, Back returns to the same place', async () => {
  const page = await app.open('/hub');
  await options(page).first().waitFor();

  await page.getByRole('listbox', { name: 'Environments' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('j');
  const third = await options(page).nth(2).innerText();
  const title = third.split('\n')[0] ?? '';

  expect(await selected(page).innerText()).toBe(third);
  await page.getByRole('article', { name: title }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  await page.keyboard.press('Alt+ArrowLeft');
  await options(page).first().waitFor();
  expect(await selected(page).innerText()).toBe(third);
});

test('r offers a run of the selected environment', async () => {
  const page = await app.open('/hub');
  await options(page).first().waitFor();

  await page.getByRole('listbox', { name: 'Environments' }).focus();
  await page.keyboard.press('r');
  await page.getByRole('dialog', { name: 'New run' }).waitFor();

  expect(page.url()).toContain('dialog=run');
});

test('a deleted environment comes back by Undo and by Ctrl+Z', async () => {
  const page = await app.open('/hub');
  await options(page).first().waitFor();
  const list = page.getByRole('listbox', { name: 'Environments' });

  for (const undo of ['button', 'key'] as const) {
    await list.focus();
    await page.keyboard.press('Delete');
    await options(page)
      .nth(titles.length - 1)
      .waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).last().waitFor();
    if (undo === 'button') await page.getByRole('button', { name: 'Undo' }).last().click();
    else await page.keyboard.press('Control+z');
    await options(page)
      .nth(titles.length - 1)
      .waitFor();
  }

  expect((await app.client.call('environments.list', {})).length).toBe(titles.length);
});

test('no page complained or left this machine', () => {
  expect(app.complaints).toEqual([]);
});
