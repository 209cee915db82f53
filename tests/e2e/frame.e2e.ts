import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { startBrowserApp, type BrowserApp } from './support/browser-app.ts';

let app: BrowserApp;

beforeAll(async () => {
  app = await startBrowserApp();
});
afterAll(async () => {
  await app.close();
});

const look = (page: Page) =>
  page.evaluate(() => ({
    theme: document.documentElement.dataset['theme'],
    density: document.documentElement.dataset['density'],
  }));
const palette = (page: Page) => page.getByRole('dialog', { name: 'Search and commands' });

test('the palette finds an environment; Enter opens it, Esc returns the focus', async () => {
  const page = await app.open('/hub');
  const list = page.getByRole('listbox', { name: 'Environments' });
  await list.waitFor();
  await list.focus();

  await page.keyboard.press('Control+k');
  await palette(page).waitFor();
  await page.keyboard.press('Escape');
  await palette(page).waitFor({ state: 'detached' });
  await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'listbox');

  await page.keyboard.press('Control+k');
  await page.keyboard.type('everyday');
  await page
    .getByRole('option', { name: /Everyday quantities/ })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Everyday quantities' }).waitFor();
});

test('a theme chosen by command is kept, and is there before the first paint of the next start', async () => {
  const page = await app.open('/hub', { theme: 'light' });
  await page.getByRole('listbox').waitFor();

  await page.keyboard.press('Control+k');
  await page.keyboard.type('theme dark');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.documentElement.dataset['theme'] === 'dark');
  await page.route('**/call/**', (route) => route.abort());
  await page.reload({ waitUntil: 'commit' });
  await page.waitForFunction(() => document.readyState !== 'loading');

  expect(await look(page)).toEqual({ theme: 'dark', density: 'comfortable' });
  await app.client.call('settings.set', { theme: 'system' });
});

test('system, light and dark follow the settings without a reload', async () => {
  const page = await app.open('/hub', { theme: 'dark' });
  await page.getByRole('listbox').waitFor();
  const seen = [(await look(page)).theme];

  await app.client.call('settings.set', { theme: 'light', density: 'compact' });
  await page.waitForFunction(() => document.documentElement.dataset['theme'] === 'light');
  seen.push((await look(page)).density);
  await app.client.call('settings.set', { theme: 'system', density: 'comfortable' });
  await page.waitForFunction(() => document.documentElement.dataset['theme'] === 'dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.waitForFunction(() => document.documentElement.dataset['theme'] === 'light');

  expect(seen).toEqual(['dark', 'compact']);
});

test('numbers lead to the sections, the active one is marked', async () => {
  const page = await app.open('/hub');

  for (const [key, name] of [
    ['Control+2', 'Runs'],
    ['Control+5', 'Models'],
    ['Control+6', 'Settings'],
    ['F1', 'Documentation'],
    ['Control+1', 'Hub'],
  ] as const) {
    await page.keyboard.press(key);
    await page.locator(`nav a[aria-current="page"]`, { hasText: name }).waitFor();
  }

  expect(await page.getByRole('navigation', { name: 'Sections' }).locator('[aria-current]').count()).toBe(1);
});

test('the sidebar narrows with Ctrl+B and stays so; its links keep their names', async () => {
  const page = await app.open('/hub');
  const sidebar = page.getByRole('navigation', { name: 'Sections' });
  const width = async () => (await sidebar.boundingBox())?.width;

  expect(await width()).toBe(208);
  await page.keyboard.press('Control+b');
  await page.waitForFunction(() => document.querySelector('nav')?.clientWidth === 47);
  await page.reload();
  await sidebar.getByRole('link', { name: 'Runs' }).waitFor();

  expect(await width()).toBe(48);
});

test('panes are reached by F6 and resized by arrows; the size stays', async () => {
  const page = await app.open('/hub');
  await page.getByRole('listbox').waitFor();

  const stops: string[] = [];
  for (let step = 0; step < 6; step += 1) {
    await page.keyboard.press('F6');
    stops.push(
      await page.evaluate(
        () => document.activeElement?.closest('[data-pane]')?.getAttribute('data-pane') ?? 'none',
      ),
    );
  }
  expect(stops).toEqual(
    expect.arrayContaining(['Sections', 'List of environments', 'Environment', 'Status']),
  );

  const separator = page.getByRole('separator', { name: 'Resize panes' });
  const listWidth = () =>
    page.evaluate(() => document.querySelector('[role=listbox]')?.getBoundingClientRect().width ?? 0);
  const before = await listWidth();
  await separator.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction(
    (width) => (document.querySelector('[role=listbox]')?.getBoundingClientRect().width ?? 0) > width + 20,
    before,
  );
  const after = await listWidth();
  await page.reload();
  await page.getByRole('listbox').waitFor();

  expect(Math.abs((await listWidth()) - after)).toBeLessThan(4);
});

test('every shortcut of the sheet comes from a command that is there', async () => {
  const page = await app.open('/hub');
  await page.getByRole('listbox').waitFor();

  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await sheet.waitFor();

  expect(await sheet.innerText()).toContain('Import bundles…');
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
});

test('keys of the application do nothing while text is written, and none acts behind a dialog', async () => {
  const page = await app.open('/hub');
  await page.getByRole('textbox', { name: 'Search environments' }).fill('');
  await page.keyboard.type('r?/');

  expect(await page.getByRole('textbox', { name: 'Search environments' }).inputValue()).toBe('r?/');
  expect(await page.getByRole('dialog').count()).toBe(0);
  await page.keyboard.press('Control+k');
  await palette(page).waitFor();
  await page.keyboard.press('Control+2');
  expect(page.url()).toContain('/hub');
});

test('the offline lock is switched in the status bar and shown there', async () => {
  const page = await app.open('/hub');
  const lock = page.getByRole('switch', { name: /Offline lock/ });
  await lock.waitFor();

  await lock.click();
  await page.getByRole('switch', { name: 'Offline lock on' }).waitFor();
  expect((await app.client.call('settings.get', {})).offlineLock).toBe(true);
  await lock.click();
  await page.getByRole('switch', { name: 'Offline lock off' }).waitFor();
});

test('documentation can be read without a network', async () => {
  const page = await app.open('/docs');
  await page.getByRole('link', { name: 'Command line' }).click();
  await page.getByRole('article').getByText('benchgen').first().waitFor();

  expect(await page.title()).toBe('Command line — BenchGen');
});

test.each([640, 1000, 1280])('no screen scrolls sideways in a window of %i pixels', async (width) => {
  for (const address of [
    '/hub',
    '/env/everyday-quantities',
    '/env/everyday-quantities?tab=cases',
    '/docs',
    '/docs?q=judge',
    '/runs',
    '/models',
    '/settings/general',
  ]) {
    const page = await app.open(address, { width });
    await page.getByRole('heading').first().waitFor();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect({ address, overflow }).toEqual({ address, overflow: 0 });
    await page.close();
  }
});

test('the first page loads at most 1.0 MB of JavaScript, and Markdown with its formulas is not in it', () => {
  const root = fileURLToPath(new URL('../../out/renderer/', import.meta.url));
  const html = readFileSync(join(root, 'index.html'), 'utf8');
  const scripts = [...html.matchAll(/(?:src|href)="\.?\/?([^"]+\.js)"/g)].map(([, name = '']) =>
    join(root, name),
  );
  const code = scripts.map((script) => readFileSync(script, 'utf8'));

  expect(scripts.length).toBeGreaterThan(1);
  expect(code.reduce((sum, text) => sum + Buffer.byteLength(text), 0)).toBeLessThanOrEqual(1_000_000);
  expect(code.filter((text) => text.includes('katex-mathml'))).toEqual([]);
});

test('no page complained or left this machine', () => {
  expect(app.complaints.filter((text) => !text.includes('net::ERR_FAILED'))).toEqual([]);
});
