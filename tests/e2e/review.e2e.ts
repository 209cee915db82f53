import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

import type { RunSummary } from '#shared/domain/run.ts';

import { accessibilityFindings } from './support/accessibility.ts';
import { type BrowserApp, startBrowserApp } from './support/browser-app.ts';
import { CAPITALS, capitalsRun, importCapitals } from './support/capitals.ts';

let app: BrowserApp;
let run: RunSummary;
let page: Page;

beforeAll(async () => {
  app = await startBrowserApp();
  // The key of Denmark is wrong.
  await importCapitals(app, { dk: 'Aarhus' });
  run = await capitalsRun(app, 'one', { ...CAPITALS, be: 'brussels' });
  await capitalsRun(app, 'two', { ...CAPITALS, hu: 'Szeged' });
}, 120_000);
afterEach(() => page.context().close());
afterAll(async () => {
  expect(app.complaints).toEqual([]);
  await app.close();
});

const grid = () => page.getByRole('grid', { name: 'Results' });
const review = () => page.getByRole('region', { name: 'Your review' });
const idOf = async (place: number) =>
  (await app.client.call('results.index', { runId: run.id })).ids[place] ?? 0;
const stored = async (place: number) =>
  (await app.client.call('results.get', { id: await idOf(place) })).review;

test('a verdict, a bookmark and a comment stand in the list, narrow it, and are taken back', async () => {
  page = await app.open(`/runs/${run.id}`, { width: 1920, height: 1080 });
  await grid().getByText('brussels', { exact: true }).last().click();
  expect(await grid().getByRole('columnheader', { name: 'Review' }).count()).toBe(0);
  await review().getByRole('button', { name: 'Pass' }).click();
  await review().getByText('You differ from the automatic verdict, Fail').waitFor();
  await review().getByRole('button', { name: 'Bookmark' }).click();
  await review().getByRole('button', { name: 'Comment' }).click();
  await review().getByLabel('Comment').fill('Only the case is wrong.');
  await review().getByText('Your verdict').click();

  await grid().getByRole('img', { name: 'With a comment' }).waitFor();
  await grid().getByRole('img', { name: 'Bookmarked' }).waitFor();
  expect(await stored(1)).toMatchObject({
    verdict: 'pass',
    comment: 'Only the case is wrong.',
    bookmarked: true,
  });
  const box = page
    .getByRole('combobox', { name: /filter/i })
    .or(page.getByPlaceholder(/search/i))
    .last();
  await box.fill('review:differs ');
  await page.getByText('1–1 of 1').waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);

  await page.getByRole('button', { name: 'Remove filter review differs' }).click();
  await review().getByRole('button', { name: 'None' }).click();
  await review().getByRole('button', { name: 'Bookmarked' }).click();
  await review().getByLabel('Comment').fill('');
  await review().getByText('Your verdict').click();
  await grid().getByRole('img', { name: 'With a comment' }).waitFor({ state: 'detached' });
  expect(await stored(1)).toBeNull();
});

test('how far the rules agree with the user is told, where no judge is involved', async () => {
  for (const [place, verdict] of [
    [0, 'pass'],
    [1, 'pass'],
    [3, 'fail'],
  ] as const) {
    await app.client.call('results.review', {
      id: await idOf(place),
      verdict,
      comment: '',
      bookmarked: false,
    });
  }
  page = await app.open(`/runs/${run.id}?tab=summary`, { theme: 'dark' });

  const section = page.getByRole('region', { name: 'Calibration' });
  await section.getByText('3 results have a verdict of yours.').waitFor();
  const cells = await section.getByRole('row').nth(1).getByRole('cell').allTextContents();
  expect(cells.slice(0, 4)).toEqual(['whole case', 'automatic verdict', '3', '66.7%']);
  expect(await accessibilityFindings(page)).toEqual([]);
  await section.getByRole('button', { name: 'be' }).click();
  await review().getByText('You differ from the automatic verdict').waitFor();
});

test.each(['light', 'dark'] as const)(
  'suspect keys lead to their case and its results (%s)',
  async (theme) => {
    page = await app.open('/env/capitals?tab=cases', { theme });
    await page.getByRole('button', { name: 'Suspect keys 1' }).click();
    const dialog = page.getByRole('dialog', { name: 'Suspect keys' });
    await dialog.getByText('2 of 2 strong runs').waitFor();
    await dialog.getByText('Aarhus').waitFor();
    await dialog.getByText('Copenhagen').waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);

    await dialog.getByRole('link', { name: `run ${run.number}` }).click();
    await page.getByRole('heading', { name: 'dk' }).waitFor();
    await page.goBack();
    await page.getByRole('button', { name: 'Suspect keys 1' }).click();
    await dialog.getByRole('button', { name: 'dk' }).click();
    await page
      .getByRole('region', { name: 'Case', exact: true })
      .getByText('What is the capital of dk?')
      .waitFor();
  },
);
