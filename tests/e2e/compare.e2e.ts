import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { accessibilityFindings } from './support/accessibility.ts';
import { type BrowserApp, startBrowserApp } from './support/browser-app.ts';
import { finishedRun } from './support/finished-run.ts';

const ENVIRONMENT = 'everyday-quantities';

let app: BrowserApp;
let runIds: readonly string[];

/** A recording that misses some cases, and breaks off at some. */
async function recording(
  name: string,
  misses: (index: number) => boolean,
  breaks?: (index: number) => boolean,
) {
  const { digest } = await app.client.call('environments.get', { environment: ENVIRONMENT });
  const lines: string[] = [];
  for (const [index, row] of (await app.client.call('cases.index', { digest })).entries()) {
    if (breaks?.(index) === true) continue;
    const { id, expected } = await app.client.call('cases.get', { id: row });
    const right = String(Array.isArray(expected) ? expected[0] : expected);
    const response = misses(index)
      ? `A guess of mine.\nAnswer: ${index + 1_000}`
      : `I worked it out.\nAnswer: ${right}`;
    lines.push(`${JSON.stringify({ id, response })}\n`);
  }
  const file = join(app.folder, `${name}.jsonl`);
  writeFileSync(file, lines.join(''));
  return `replay:${file}`;
}

beforeAll(async () => {
  app = await startBrowserApp();
  const models = [
    await recording('first', (index) => index % 3 === 0),
    await recording('second', (index) => index % 4 === 0),
    await recording(
      'third',
      (index) => index % 8 === 0,
      (index) => index === 9,
    ),
  ];
  const runs = [];
  for (const model of models) runs.push(await finishedRun(app, ENVIRONMENT, model));
  runIds = runs.map(({ id }) => id);
});
afterAll(() => app.close());

const address = (more = '') => `/compare?runs=${runIds.join('%2C')}${more}`;
const grid = (page: Page) => page.getByRole('grid', { name: 'Compared cases' });
const rowCount = async (page: Page) => Number(await grid(page).getAttribute('aria-rowcount')) - 1;

test('two runs are selected in the list and compared', async () => {
  const page = await app.open('/runs');
  await page.getByRole('grid').waitFor();
  await page.getByRole('grid').focus();
  for (const key of ['ArrowDown', 'Space', 'ArrowDown', 'Space']) await page.keyboard.press(key);
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await page.getByRole('heading', { name: 'Compare Everyday quantities' }).waitFor();
  expect(page.url()).toContain('/compare?runs=');
});

test('every segment says how many rows it shows', async () => {
  const page = await app.open(address());
  await grid(page).waitFor();
  for (const word of ['All', 'Changed', 'Regressed', 'Improved', 'Same', 'Errors']) {
    const segment = page.getByRole('button', { name: new RegExp(`^${word}\\s*\\d+$`) });
    const count = Number(/\d+$/.exec(await segment.innerText())?.[0]);
    await segment.click();
    await page.waitForFunction(
      (rows) => document.querySelector('[role=grid]')?.getAttribute('aria-rowcount') === String(rows + 1),
      count,
    );
    expect(await rowCount(page)).toBe(count);
  }
});

test('a difference inside its interval is called none', async () => {
  const page = await app.open(address());
  await page
    .getByText(/no difference told \(\+/)
    .first()
    .waitFor();
  await page
    .getByText(/about \d+ more cases to tell/)
    .first()
    .waitFor();
  await page.getByText('1 attempt ended in an error in one of both and is left out').waitFor();
});

test('another baseline, another order, and a reload that keeps both', async () => {
  const page = await app.open(address());
  await page.getByRole('button', { name: 'Make run 2 the baseline' }).click();
  await page.getByText('run 2 · baseline').waitFor();
  await page.getByRole('button', { name: 'Move B left' }).click();
  await page.getByRole('columnheader', { name: 'A · run 2' }).waitFor();
  await page.reload();
  await page.getByText('run 2 · baseline').waitFor();
  await page.getByRole('columnheader', { name: 'A · run 2' }).waitFor();
});

test('keys walk through the cases, and what differs is marked in text too', async () => {
  const page = await app.open(address('&show=regressed'));
  await grid(page).focus();
  await page.keyboard.press('n');
  const pane = page.getByRole('article');
  await pane.waitFor();
  await pane.locator('ins').first().waitFor();
  await pane.locator('del').first().waitFor();
  const first = await pane.getAttribute('aria-label');
  await page.keyboard.press('n');
  await page.waitForFunction(
    (label) => document.querySelector('article')?.getAttribute('aria-label') !== label,
    first,
  );
  await page.keyboard.press('d');
  await pane.locator('ins').first().waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  await pane.waitFor({ state: 'detached' });
});

test('the plot of scores leads to a case', async () => {
  const page = await app.open(address());
  await page.getByRole('button', { name: 'Scores' }).click();
  await page.getByRole('link', { name: /cases?: 0\.00 and 1\.00/ }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/runs\/.*\/cases\/\d+/);
});

test('the lines of a filter are written to a file', async () => {
  const page = await app.open(address('&show=improved'));
  await grid(page).waitFor();
  await page.getByRole('button', { name: 'Export diff…' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'As CSV' }).click();
  expect((await download).suggestedFilename()).toBe('comparison_runs_1-2-3_improved.csv');
});

test.each(['light', 'dark'] as const)('nothing is found by axe in the %s theme', async (theme) => {
  const page = await app.open(address('&show=changed'), { theme });
  await grid(page).focus();
  await page.keyboard.press('n');
  await page.getByRole('article').waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);
  const picker = await app.open('/compare', { theme });
  await picker.getByText('Choose the run to compare').waitFor();
  expect(await accessibilityFindings(picker)).toEqual([]);
});

test('no page complained, and none asked another machine', () => {
  expect(app.complaints).toEqual([]);
});
