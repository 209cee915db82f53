import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { type BrowserApp, startBrowserApp } from './support/browser-app.ts';
import { finishedRun } from './support/finished-run.ts';
import { type Quiz, startQuiz } from './support/quiz.ts';

let app: BrowserApp;
let quiz: Quiz;

beforeAll(async () => {
  app = await startBrowserApp();
  quiz = await startQuiz(app, 12);
});
afterAll(async () => {
  await app.close();
});

const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.tagName);

test('a fresh start leads to a first result: hint, Start, report', async () => {
  const page = await app.open('/hub');
  const hint = page.getByRole('region', { name: 'First steps' });
  await hint.getByRole('button', { name: 'Try it…' }).click();
  const dialog = page.getByRole('dialog', { name: 'New run' });
  await dialog.getByText('baseline:gold', { exact: true }).waitFor();

  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { level: 1, name: 'baseline:gold' }).waitFor();
  await page.getByText(/^Completed/).waitFor();
  await page.goto(page.url().replace(/#.*/, '#/hub'));
  await page.getByRole('listbox', { name: 'Environments' }).waitFor();

  expect(await hint.count()).toBe(0);
});

test('the documentation is searched by keyboard: words in context, Enter leads to the section', async () => {
  const page = await app.open('/docs');
  await page.getByRole('article').waitFor();

  await page.keyboard.press('/');
  await page.keyboard.type('pass mark');
  await page.getByText(/sections? found/).waitFor();
  expect(await page.locator('mark').first().innerText()).toMatch(/^(pass|mark)$/i);

  await page.keyboard.press('ArrowDown');
  const [heading = ''] = (await page.locator('[data-finding]').first().innerText()).split('\n');
  await page.keyboard.press('Enter');
  await page.getByRole('article').waitFor();
  const reached = page
    .getByRole('article')
    .getByRole('heading')
    .filter({ hasText: heading.split(' ')[0] ?? '' });
  await reached.first().waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('zzzz');
  await page.getByText(/matches “zzzz”/).waitFor();
});

test('a run that ends while another screen is shown is told with the way to it', async () => {
  quiz.holdFrom(2);
  const page = await app.open('/models');
  await page.getByRole('heading', { level: 1, name: 'Models' }).waitFor();
  const [run] = await app.client.call('runs.start', { environment: 'quiz', models: [quiz.model] });
  await page.getByRole('navigation', { name: 'Sections' }).getByText('Running').waitFor();

  // The windows of the tests ask for reduced motion.
  expect(
    await page.evaluate(() => document.getAnimations().filter((each) => each.playState === 'running').length),
  ).toBe(0);
  quiz.release();
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await page.waitForURL(`**/#/runs/${run?.id}*`);
});

test('a server that goes away is said, and everything is read again once it is back', async () => {
  const page = await app.open('/hub');
  await page.getByRole('listbox').waitFor();
  await page.route('**/events', (route) => route.abort());
  await page.reload();
  await page.getByText('BenchGen is not running any more.').waitFor();

  await page.unroute('**/events');
  await page.getByText('BenchGen is not running any more.').waitFor({ state: 'detached' });
});

test('the sheet lists the keys of lists, cases and comparisons, and can be searched by key', async () => {
  const page = await app.open('/hub');
  await page.getByRole('listbox').waitFor();
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await sheet.getByRole('heading', { name: 'In a comparison' }).waitFor();

  await sheet.getByRole('textbox').fill('PgDn');
  expect(await sheet.getByRole('listitem').allInnerTexts()).toEqual([expect.stringContaining('A page down')]);
});

test('Back restores how far a list was scrolled', async () => {
  const page = await app.open('/env/javascript-functions?tab=cases');
  const grid = page.getByRole('grid');
  await grid.waitFor();
  await grid.getByRole('row').nth(5).waitFor();
  await grid.evaluate((element) => element.scrollTo({ top: 200 }));
  await page.waitForFunction(() => document.querySelector('[role=grid]')?.scrollTop === 200);

  await page.keyboard.press('Control+2');
  await page.getByRole('heading', { level: 1, name: /Runs/ }).waitFor();
  await page.goBack();
  await page.waitForFunction(() => document.querySelector('[role=grid]')?.scrollTop === 200);
  await page.goForward();
  await page.getByRole('heading', { level: 1, name: /Runs/ }).waitFor();
});

test('the focus is not lost when the button that was pressed goes away', async () => {
  quiz.holdFrom(2);
  const [run] = await app.client.call('runs.start', { environment: 'quiz', models: [quiz.model] });
  const page = await app.open(`/runs/${run?.id}`);
  const cancel = page.getByRole('button', { name: 'Cancel run' });
  await cancel.focus();
  await page.keyboard.press('Enter');
  await page.getByText(/The run was cancelled/).waitFor();
  await page.waitForFunction(() => document.activeElement !== document.body);

  expect(await focused(page)).not.toBe('BODY');
  expect(await page.getByRole('radio', { name: /Skipped/ }).count()).toBe(0);
  quiz.release();
});

test('a model server that stops during a run is named with its remedy; nothing counts as a failure', async () => {
  await quiz.close();
  const run = await finishedRun(app, 'quiz', quiz.model);
  const page = await app.open(`/runs/${run.id}`);
  const banner = page.getByRole('region', { name: 'About this run' });
  await banner.getByText(/connection refused: Nothing answers at/).waitFor();

  expect(run.counts).toMatchObject({ fail: 0, error: 12 });
  await banner.getByRole('button', { name: 'Retry errors' }).waitFor();
});

test('no page complained or left this machine', () => {
  expect(app.complaints.filter((text) => !text.includes('net::ERR_FAILED'))).toEqual([]);
});
