import { readFileSync } from 'node:fs';

import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { type BrowserApp, startBrowserApp } from './support/browser-app.ts';
import { reach } from './support/keyboard.ts';
import { countOf, type Quiz, startQuiz } from './support/quiz.ts';

const CASES = 60;
const FAILURES = countOf(CASES, 'fail') + countOf(CASES, 'partial');

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

  quiz.holdFrom(30);
  await startRun(page);
  await page
    .getByRole('region', { name: 'Progress' })
    .getByText(/^4 in flight · \d+ s elapsed/)
    .waitFor();
  quiz.release();
  await page
    .getByText(`Completed with ${countOf(CASES, 'error')} errors`)
    .first()
    .waitFor();
  await filterFailures(page);
  await readACase(page);
  const records = await exportFailures(page);

  expect(new Set(records.map(readCaseId)).size).toBe(FAILURES);
  expect(records).toHaveLength(FAILURES);
  expect(app.complaints).toEqual([]);
});

/** From the hub to the report, without trying broken requests again. */
async function startRun(page: Page): Promise<void> {
  await page.getByRole('option', { name: /Quiz of sums/ }).waitFor();
  await page.getByRole('listbox', { name: 'Environments' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('r');
  await page.getByRole('dialog', { name: 'New run' }).getByText(`${CASES} requests`).waitFor();
  await reach(page, /^Parameters/, 'Shift+Tab');
  await page.keyboard.press('Enter');
  await reach(page, 'Retries');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('0');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { level: 1, name: quiz.model }).waitFor();
}

async function filterFailures(page: Page): Promise<void> {
  const fails = countOf(CASES, 'fail');
  await page.keyboard.press('Control+f');
  await page.keyboard.type('status:fail ');
  await page.getByRole('button', { name: new RegExp(`^Fail\\s*${fails}$`), pressed: true }).waitFor();
  await reach(page, 'Results');
  await page.keyboard.press('ArrowDown');
  await page.getByRole('article', { name: 'Case sum-003' }).getByText(`1 of ${fails}`).waitFor();
}

/** The next one beside the list, the one after it as a page, and back to the same place. */
async function readACase(page: Page): Promise<void> {
  await page.keyboard.press('j');
  await page.getByRole('article', { name: 'Case sum-007' }).waitFor();
  await page.keyboard.press('Enter');
  await page
    .getByRole('navigation', { name: 'Where this is' })
    // On the page of a case the run is a link; on the report, which is left behind, it is not.
    .getByRole('link', { name: /run 1$/ })
    .waitFor();
  await page.getByRole('article', { name: 'Case sum-007' }).getByText(/^2 of/).waitFor();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('article', { name: 'Case sum-011' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('grid', { name: 'Results' }).waitFor();
  expect(await page.locator('[role=row][data-active]').innerText()).toContain('sum-011');
}

/** The lines of the file. */
async function exportFailures(page: Page): Promise<readonly string[]> {
  await reach(page, 'Export failures…', 'Shift+Tab');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Export cases' });
  await dialog.getByRole('button', { name: `Export ${FAILURES} cases` }).waitFor();
  await reach(page, `Export ${FAILURES} cases`);
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  await page.getByText(`Exported ${FAILURES} cases`).waitFor();
  expect(download.suggestedFilename()).toBe('quiz_quiz_run1_failures.jsonl');
  expect(await dialog.count()).toBe(0);
  return readFileSync(await download.path(), 'utf8')
    .trim()
    .split('\n');
}

function readCaseId(line: string): unknown {
  const record: unknown = JSON.parse(line);
  return typeof record === 'object' && record !== null && 'caseId' in record ? record.caseId : null;
}
