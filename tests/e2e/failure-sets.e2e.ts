import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';

import type { RunSummary } from '#shared/domain/run.ts';

import { accessibilityFindings } from './support/accessibility.ts';
import { type BrowserApp, startBrowserApp } from './support/browser-app.ts';
import { finishedRun } from './support/finished-run.ts';

let app: BrowserApp;
let run: RunSummary;
let failures: number;

beforeAll(async () => {
  app = await startBrowserApp();
  run = await finishedRun(app, 'general-knowledge', 'baseline:first-choice');
  failures = run.counts.fail;
  await app.client.call('failureSets.create', { runId: run.id, name: 'Kept', what: { kind: 'failures' } });
});
afterAll(() => app.close());

const sets = async () => (await app.client.call('failureSets.list', {})).map(({ name }) => name);
const dialogOf = (page: Page, name: string) => page.getByRole('dialog', { name });

test('selected results are saved as a set from the menu of the table, and the set is opened', async () => {
  const page = await app.open(`/runs/${run.id}`);
  const grid = page.getByRole('grid', { name: 'Results' });
  await grid.waitFor();
  await grid.focus();
  for (const key of ['ArrowDown', 'Space', 'ArrowDown', 'Space']) await page.keyboard.press(key);
  await grid.locator('[role=row][aria-selected=true]').first().click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Save 2 as set…' }).click();
  await dialogOf(page, 'Save as set').getByRole('textbox', { name: 'Name' }).fill('Two of them');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Open set' }).click();
  await page.getByRole('heading', { name: 'Two of them' }).waitFor();
  expect(await page.getByRole('grid', { name: 'Cases' }).getAttribute('aria-rowcount')).toBe('3');
});

test('what the report shows is saved from the toolbar, and failures from the export dialog', async () => {
  const page = await app.open(`/runs/${run.id}?status=pass`);
  await page.getByRole('button', { name: 'Save as set…' }).click();
  const name = dialogOf(page, 'Save as set').getByRole('textbox', { name: 'Name' });
  await page.waitForFunction(
    () => document.querySelector<HTMLInputElement>('[role=dialog] input')?.value !== '',
  );
  expect(await name.inputValue()).toBe(`status:pass of run ${run.number}`);
  await page.getByRole('button', { name: 'Save set' }).click();
  await page.getByText(`“status:pass of run ${run.number}” saved: ${run.counts.pass} cases`).waitFor();
  await page.getByRole('button', { name: 'Export failures…' }).click();
  await dialogOf(page, 'Export cases').getByRole('button', { name: 'Save as set…' }).click();
  await page.getByRole('button', { name: 'Save set' }).click();
  await page.getByText(`“Failures of run ${run.number}” saved: ${failures} cases`).waitFor();
});

test('a set is run on another model and exported for training, and the next report warns', async () => {
  const page = await app.open('/failure-sets?q=Kept');
  const grid = page.getByRole('grid', { name: 'Failure sets' });
  await grid.getByText('Kept').dblclick();
  await page.getByRole('heading', { name: 'Kept' }).waitFor();
  await page.getByRole('button', { name: 'Export…' }).click();
  const exporting = dialogOf(page, 'Export cases');
  await exporting.getByRole('radio', { name: 'Of the set “Kept”' }).waitFor();
  await exporting.getByRole('combobox', { name: 'Format' }).click();
  await page.getByRole('option', { name: /SFT/ }).click();
  const download = page.waitForEvent('download');
  await exporting.getByRole('button', { name: `Export ${failures} cases` }).click();
  expect((await download).suggestedFilename()).toBe(
    `general-knowledge_first-choice_run${run.number}_set-kept_sft.jsonl`,
  );
  await page.getByText(`${failures} exported for training on`).waitFor();
  await page.getByRole('button', { name: 'Run on…' }).click();
  const starting = dialogOf(page, 'New run');
  await starting.getByText(`${failures} requests`).waitFor();
  await starting.getByRole('button', { name: 'Start run' }).click();
  await page.getByText(`${failures} of ${failures} cases were exported for training on`).first().waitFor();
});

test('a set is renamed, deleted with Del, and taken back', async () => {
  const page = await app.open('/failure-sets?q=Kept');
  const grid = page.getByRole('grid', { name: 'Failure sets' });
  await grid.getByText('Kept').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Rename…' }).click();
  await dialogOf(page, 'Rename set').getByRole('textbox', { name: 'Name' }).fill('Kept well');
  await page.keyboard.press('Enter');
  await grid.getByText('Kept well').click();
  await page.keyboard.press('Delete');
  await page.getByText('“Kept well” deleted').waitFor();
  expect(await sets()).not.toContain('Kept well');
  await page.getByRole('button', { name: 'Undo' }).click();
  await grid.getByText('Kept well').waitFor();
  expect(await sets()).toContain('Kept well');
});

test.each(['light', 'dark'] as const)('nothing is inaccessible (%s)', async (theme) => {
  const [set] = await app.client.call('failureSets.list', {});
  const addresses = [
    '/failure-sets',
    `/failure-sets/${set?.id ?? ''}`,
    '/failure-sets/gone',
    `/runs/${run.id}?dialog=set&run=${run.id}&what=failures`,
    `/failure-sets?dialog=run&env=general-knowledge&set=${set?.id ?? ''}`,
  ];
  for (const address of addresses) {
    const page = await app.open(address, { theme });
    if (address.includes('dialog')) await page.getByRole('dialog').waitFor();
    else await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.close();
  }
  expect(app.complaints).toEqual([]);
});
