import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { VERDICTS } from '#shared/domain/verdict.ts';
import { VERDICT_WORDS } from '#shared/format/words.ts';
import { type BrowserApp, startBrowserApp } from './support/browser-app.ts';
import { finishedRun } from './support/finished-run.ts';
import { countOf, type Quiz, startQuiz } from './support/quiz.ts';

const CASES = 60;

let app: BrowserApp;
let quiz: Quiz;
let runId: string;

beforeAll(async () => {
  app = await startBrowserApp();
  quiz = await startQuiz(app, CASES);
  ({ id: runId } = await finishedRun(app, 'quiz', quiz.model));
});
afterAll(async () => {
  await quiz.close();
  await app.close();
});

const grid = (page: Page) => page.getByRole('grid', { name: 'Results' });
const rowCount = async (page: Page) => Number(await grid(page).getAttribute('aria-rowcount')) - 1;
const segment = (page: Page, word: string) =>
  page.getByRole('button', { name: new RegExp(`^${word}\\s*\\d`) });
const activeRow = (page: Page) => page.locator('[role=row][data-active]');

test('the header, the segments and the rows tell the same numbers', async () => {
  const page = await app.open(`/runs/${runId}`);
  await grid(page).waitFor();
  const pass = countOf(CASES, 'pass');
  const errors = countOf(CASES, 'error');

  await page.getByText(`${pass} of ${CASES - errors} scored · ${errors} errors not scored`).waitFor();
  for (const verdict of VERDICTS.filter((each) => each !== 'skipped')) {
    await segment(page, VERDICT_WORDS[verdict]).click();
    await page.waitForFunction(
      (rows) => document.querySelector('[role=grid]')?.getAttribute('aria-rowcount') === String(rows + 1),
      countOf(CASES, verdict),
    );
    expect(await segment(page, VERDICT_WORDS[verdict]).innerText()).toContain(
      String(countOf(CASES, verdict)),
    );
  }
});

test('a reload brings back filter, sort and case', async () => {
  const page = await app.open(`/runs/${runId}?status=fail&q=answer+tag:small&sort=-index`);

  await page.getByRole('button', { name: 'Remove filter tag small' }).waitFor();
  const textBox = page.getByRole('combobox', { name: 'Filter cases' });
  expect(await textBox.inputValue()).toBe('answer');
  await textBox.fill('plus');
  await page.waitForURL(/q=tag[^&]*plus/);
  await grid(page).waitFor();
  await grid(page).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.getByRole('article', { name: /^Case/ }).waitFor();
  const before = { rows: await rowCount(page), active: await activeRow(page).innerText() };
  await page.reload();
  await page.getByRole('article', { name: /^Case/ }).waitFor();
  await activeRow(page).waitFor();

  expect({ rows: await rowCount(page), active: await activeRow(page).innerText() }).toEqual(before);
  expect(before.rows).toBe(6);
  expect(await textBox.inputValue()).toBe('plus');
  expect(await page.getByRole('columnheader', { name: '#' }).getAttribute('aria-sort')).toBe('descending');
});

test('n and p go from failure to failure in the list, whatever else is shown', async () => {
  const page = await app.open(`/runs/${runId}`);
  await grid(page).focus();

  await page.keyboard.press('n');
  await page.getByRole('article', { name: 'Case sum-003' }).waitFor();
  await page.keyboard.press('n');
  await page.getByRole('article', { name: 'Case sum-006' }).getByText('7 of 60').waitFor();
  await page.keyboard.press('p');
  await page.getByRole('article', { name: 'Case sum-003' }).waitFor();
  await page.keyboard.press('Escape');

  expect(await page.getByRole('article').count()).toBe(0);
  expect(await grid(page).evaluate((element) => element === document.activeElement)).toBe(true);
});

test('the summary leads to the cases behind its numbers', async () => {
  const page = await app.open(`/runs/${runId}?tab=summary`);

  await page.getByRole('button', { name: /^Error: / }).click();
  await grid(page).waitFor();

  expect(await rowCount(page)).toBe(countOf(CASES, 'error'));
  await page.getByText(/^cause is$/).waitFor();
});

test('no match says so and offers the way out', async () => {
  const page = await app.open(`/runs/${runId}?q=nowhere`);

  await page.getByText('No case matches.').waitFor();
  await page.getByRole('button', { name: 'Clear filters' }).last().click();
  await grid(page).waitFor();

  expect(await rowCount(page)).toBe(CASES);
});

test('new results move neither the chosen row nor the scroll position', async () => {
  quiz.holdFrom(40);
  const [run] = await app.client.call('runs.start', {
    environment: 'quiz',
    models: [quiz.model],
    settings: { maxRetries: 0 },
  });
  const page = await app.open(`/runs/${run?.id}?sort=-index`);
  await page.getByText(/^40 of 60 · \d+%$/).waitFor();
  await page.getByRole('button', { name: /^(All)\s*40$/ }).waitFor();
  await grid(page).focus();
  await page.keyboard.press('End');
  await page.getByRole('article', { name: 'Case sum-000' }).waitFor();
  const place = () => grid(page).evaluate((element) => element.scrollTop);
  const before = { top: await place(), active: await activeRow(page).innerText() };

  quiz.release();
  await page.getByRole('button', { name: '20 new' }).waitFor();

  expect({ top: await place(), active: await activeRow(page).innerText() }).toEqual(before);
});

test('pause, resume and cancel steer a run; what is done is kept and said', async () => {
  quiz.holdFrom(20);
  const [run] = await app.client.call('runs.start', {
    environment: 'quiz',
    models: [quiz.model],
    settings: { maxRetries: 0 },
  });
  const page = await app.open(`/runs/${run?.id}`);
  await page.getByText(/^20 of 60 · \d+%$/).waitFor();

  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByRole('button', { name: 'Resume' }).click();
  await page.getByRole('button', { name: 'Pause' }).waitFor();
  await page.getByRole('button', { name: 'Cancel run' }).click();
  const banner = page.getByRole('region', { name: 'About this run' });
  await banner.getByText(/The run was cancelled\. \d+ of 60 cases ran\. Metrics cover those\./).waitFor();
  quiz.release();
  await banner.getByRole('button', { name: 'Resume' }).click();

  await page
    .getByText(`Completed with ${countOf(CASES, 'error')} errors`)
    .first()
    .waitFor();
});

test('find looks through the whole transcript, also what is folded, and Esc goes back to the case', async () => {
  const page = await app.open(`/runs/${runId}?case=4`);
  await page.getByRole('article', { name: 'Case sum-003' }).focus();

  await page.keyboard.press('Control+f');
  await page.keyboard.type('sum-003');
  await page.locator('mark', { hasText: /^sum-003$/ }).waitFor();
  expect(await page.locator('mark').count()).toBe(1);
  await page.getByText('1 of 1').waitFor();
  await page.keyboard.press('Escape');

  expect(await page.locator('mark').count()).toBe(0);
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Case sum-003');
});

test('the keys of a case: tabs, raw text, copy', async () => {
  const page = await app.open(`/runs/${runId}/cases/4`);
  await page.getByRole('article', { name: 'Case sum-003' }).getByText('4 of 60').waitFor();

  await page.keyboard.press('3');
  await page.getByRole('tab', { name: 'Scoring', selected: true }).waitFor();
  await page.keyboard.press('r');
  await page.getByRole('button', { name: 'Raw', pressed: true }).waitFor();
  await page.keyboard.press('y');
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  const copied: unknown = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()));

  expect(copied).toMatchObject({ caseId: 'sum-003', verdict: 'fail' });
});

test('a hidden column stays hidden after a reload', async () => {
  const page = await app.open(`/runs/${runId}`);
  await grid(page).waitFor();
  const latency = page.getByRole('columnheader', { name: 'Latency' });
  await latency.waitFor();

  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('checkbox', { name: 'Latency' }).click();
  await latency.waitFor({ state: 'detached' });
  await page.reload();
  await page.getByRole('columnheader', { name: 'Answer' }).waitFor();

  expect(await latency.count()).toBe(0);
});
