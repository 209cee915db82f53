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
  await quiz.close();
  await app.close();
});

const dialog = (page: Page) => page.getByRole('dialog', { name: 'New run' });

test('one case is tried in place, scored, and nothing is stored', async () => {
  const page = await app.open('/hub?dialog=run&env=quiz');

  await dialog(page).getByRole('button', { name: 'Try 1 case' }).click();
  const result = dialog(page).getByRole('region', { name: `Result of ${quiz.model}` });
  await result.getByText('Pass').waitFor();

  expect(await result.innerText()).toMatch(/1\.00[\s\S]*Expected\s+0\s+Answer\s+The sum is 0/);
  expect(await app.client.call('runs.list', {})).toEqual([]);
});

test('what stands in the way is said at the field before the start', async () => {
  const page = await app.open('/hub?dialog=run&env=quiz');
  const name = dialog(page).getByRole('textbox', { name: 'Models by name' });

  await name.fill('nothing');
  await name.press('Enter');
  await dialog(page)
    .getByText(/Write a model as PROVIDER:MODEL/)
    .waitFor();
  await name.fill('ollama:qwen3:8b');
  await name.press('Enter');
  await dialog(page)
    .getByRole('alert')
    .getByText(/ollama/i)
    .first()
    .waitFor();

  expect(await dialog(page).getByRole('button', { name: 'Remove ollama:qwen3:8b' }).count()).toBe(1);
});

test('without a model it says what is missing, and the keyboard is where to choose one', async () => {
  const page = await app.open('/hub?dialog=run&env=passage-facts');
  const models = dialog(page).getByRole('combobox', { name: 'Models' });

  await dialog(page)
    .getByRole('button', { name: /^Remove / })
    .click();
  await dialog(page).getByText('Choose a model to start.').waitFor();
  await dialog(page).getByRole('combobox', { name: 'Environment' }).focus();
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => models.evaluate((input) => input === document.activeElement)).toBe(true);
});

test('it opens with the choices of the last run of that environment', async () => {
  await finishedRun(app, 'quiz', quiz.model, {
    selection: { kind: 'sample', count: 5, seed: 99 },
    repeats: 2,
    sampling: { temperature: 0.5 },
  });
  const page = await app.open('/hub?dialog=run&env=quiz');

  await dialog(page).getByText('10 requests').waitFor();
  const value = (label: string) => dialog(page).getByRole('textbox', { name: label }).inputValue();
  expect(await value('Number of random cases')).toBe('5');
  expect(await value('Seed of the random choice')).toBe('99');
  await dialog(page).getByText('temperature 0.5 · repeats 2').waitFor();
});

test('a deleted run is gone, and Undo brings it back', async () => {
  const run = await finishedRun(app, 'quiz', quiz.model);
  const page = await app.open('/runs');
  const row = page.getByRole('row', { name: new RegExp(`^(Not selected )?${run.number} `) });
  await row.waitFor();

  await row.click();
  await page.keyboard.press('Delete');
  await page.getByText(`Run ${run.number} deleted`).waitFor();
  await row.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Undo' }).click();
  await row.waitFor();

  expect((await app.client.call('runs.get', { runId: run.id })).counts).toEqual(run.counts);
});

test('a note is written and found', async () => {
  const run = await finishedRun(app, 'quiz', quiz.model);
  const page = await app.open(`/runs/${run.id}`);

  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Add note…' }).click();
  await page.getByRole('textbox', { name: 'Note' }).fill('after the prompt fix');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('textbox', { name: 'Note' }).waitFor({ state: 'detached' });
  await page.getByText('after the prompt fix').waitFor();
  await page.goto(page.url().replace(/#.*/, '#/runs?q=prompt+fix'));
  await page.getByRole('grid', { name: 'Runs' }).waitFor();

  expect(await page.getByRole('grid', { name: 'Runs' }).getAttribute('aria-rowcount')).toBe('2');
});
