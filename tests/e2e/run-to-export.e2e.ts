import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { type BrowserApp, startBrowserApp } from './support/browser-app.ts';
import { reach } from './support/keyboard.ts';
import { countOf, type Quiz, startQuiz } from './support/quiz.ts';

const CASES = 60;

let app: BrowserApp;
let quiz: Quiz;

beforeAll(async () => {
  app = await startBrowserApp();
  quiz = await startQuiz(app, CASES);
});
afterAll(async () => {
  await quiz.close();
  await app.close();
});

test('with the keyboard alone: run, watch it live, filter, read a case, export the failures', async () => {
  const page = await app.open('/hub?q=quiz');
  await page.getByRole('option', { name: /Quiz of sums/ }).waitFor();
  quiz.holdFrom(30);

  // A run of the environment in the hub.
  await page.getByRole('listbox', { name: 'Environments' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('r');
  const newRun = page.getByRole('dialog', { name: 'New run' });
  await newRun.getByText(`${CASES} requests`).waitFor();
  await reach(page, /^Parameters/, 'Shift+Tab');
  await page.keyboard.press('Enter');
  await reach(page, 'Retries');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('0');
  await page.keyboard.press('Control+Enter');

  // Its report, live: what waits for the server is in flight.
  await page.getByRole('heading', { level: 1, name: quiz.model }).waitFor();
  await page.getByText(/\d+ of 60 · \d+% · 4 in flight/).waitFor();
  quiz.release();
  await page
    .getByText(`Completed with ${countOf(CASES, 'error')} errors`)
    .first()
    .waitFor();

  // Only the failures, chosen by words.
  await page.keyboard.press('Control+f');
  await page.keyboard.type('status:fail ');
  await page
    .getByRole('button', { name: new RegExp(`^Fail\\s*${countOf(CASES, 'fail')}$`), pressed: true })
    .waitFor();
  await reach(page, 'Results');
  await page.keyboard.press('ArrowDown');
  await page
    .getByRole('article', { name: 'Case sum-003' })
    .getByText(`1 of ${countOf(CASES, 'fail')}`)
    .waitFor();
  await page.keyboard.press('j');
  await page.getByRole('article', { name: 'Case sum-007' }).waitFor();

  // One case as a page, and back to the same place.
  await page.keyboard.press('Enter');
  await page
    .getByRole('navigation', { name: 'Where this is' })
    .getByText(/run 1$/)
    .waitFor();
  await page
    .getByRole('article', { name: 'Case sum-007' })
    .getByText(`2 of ${countOf(CASES, 'fail')}`)
    .waitFor();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('article', { name: 'Case sum-011' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('grid', { name: 'Results' }).waitFor();
  expect(await page.locator('[role=row][data-active]').innerText()).toContain('sum-011');

  // All failures to a file.
  await reach(page, 'Export failures…', 'Shift+Tab');
  await page.keyboard.press('Enter');
  const failures = countOf(CASES, 'fail') + countOf(CASES, 'partial');
  const dialog = page.getByRole('dialog', { name: 'Export cases' });
  await dialog.getByRole('button', { name: `Export ${failures} cases` }).waitFor();
  await reach(page, `Export ${failures} cases`);
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  const records = readFileSync(await download.path(), 'utf8')
    .trim()
    .split('\n')
    .map(readCaseId);

  await page.getByText(`Exported ${failures} cases`).waitFor();
  expect(download.suggestedFilename()).toBe('quiz_quiz_run1_failures.jsonl');
  expect(new Set(records).size).toBe(failures);
  expect(await dialog.count()).toBe(0);
  expect(app.complaints).toEqual([]);
});

function readCaseId(line: string): unknown {
  const record: unknown = JSON.parse(line);
  return typeof record === 'object' && record !== null && 'caseId' in record ? record.caseId : null;
}
