import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

import type { RunSummary } from '#shared/domain/run.ts';

import { accessibilityFindings } from './support/accessibility.ts';
import { type BrowserApp, type OpenOptions, startBrowserApp } from './support/browser-app.ts';
import { CAPITALS, capitalsRun, importCapitals } from './support/capitals.ts';

let app: BrowserApp;
let run: RunSummary;
let page: Page;

beforeAll(async () => {
  app = await startBrowserApp();
  await importCapitals(app);
  run = await capitalsRun(app, 'one', {
    ...CAPITALS,
    be: 'brussels',
    cz: 'PRAGUE',
    dk: 'Aarhus',
    ee: 'Tallinn.',
  });
  await capitalsRun(app, 'two', { ...CAPITALS, hu: 'budapest' });
}, 120_000);
afterEach(() => page.context().close());
afterAll(async () => {
  expect(app.complaints).toEqual([]);
  await app.close();
});

const rules = () => page.getByLabel('Rules (YAML under scoring:)');
const flips = () => page.getByRole('grid', { name: 'Answers that change' });
const outcome = () => page.getByRole('status', { name: 'Outcome' });
const open = async (address = `/workbench?runs=${run.id}`, options: OpenOptions = {}) => {
  page = await app.open(address, options);
  return page;
};

test('opens from the report of a run with the rules as they are written', async () => {
  await open(`/runs/${run.id}`);
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Change scoring…' }).click();

  await rules().waitFor();
  expect(await rules().inputValue()).toBe('# word for word\nchecks:\n  - { kind: exact }\n');
  await page.getByText('Change the rules: the answers').waitFor();
  expect(await page.getByRole('button', { name: 'Apply…' }).isDisabled()).toBe(true);
});

test('a changed rule shows at once which answers flip, and one of them in full', async () => {
  await open();
  await page.getByRole('checkbox', { name: 'Ignore case' }).click();

  await outcome().getByText('2 gained, 0 lost, +25.0 pp').waitFor();
  expect(await rules().inputValue()).toBe(
    '# word for word\nchecks:\n  - { kind: exact, ignoreCase: true }\n',
  );
  await flips().getByText('brussels').first().click();
  const detail = page.getByRole('article', { name: 'Answer to be' });
  await detail.getByText('What is the capital of be?').waitFor();
  await detail.getByRole('link', { name: 'be' }).click();
  await page.getByRole('heading', { name: 'be' }).waitFor();
  await page.goBack();
  await detail.waitFor();
  expect(page.url()).toContain('result=');

  await page.getByRole('checkbox', { name: 'Ignore punctuation' }).click();
  await outcome().getByText('3 gained').waitFor();
  await page.reload();
  await outcome().getByText('3 gained').waitFor();
  await page.getByRole('button', { name: /^Lost/ }).click();
  await page.getByText('No answer changes like this.').waitFor();
  await page.getByRole('button', { name: 'Start over' }).click();
  await outcome().getByText('0 gained').waitFor();
});

test('a mistake is told with its line, and nothing is judged until it is mended', async () => {
  await open();
  await rules().fill('checks:\n  - kind: exact\n    ignoreCas: true\n');

  const problems = page.getByRole('status', { name: 'Problems' });
  await problems.getByText('scoring:3:5').waitFor();
  await page.getByText('Nothing is judged until').waitFor();
  expect(await page.getByRole('button', { name: 'Apply…' }).isDisabled()).toBe(true);
  await rules().fill('checks:\n  - kind: exact\n    ignoreCase: true\n');
  await outcome().getByText('2 gained').waitFor();
  expect(await problems.textContent()).toBe('');
});

test('several runs are judged together', async () => {
  await open('/workbench?env=capitals');
  await page.getByRole('button', { name: `Choose run ${run.number}` }).click();
  await page.getByRole('button', { name: 'Add run…' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Choose run/ })
    .click();
  await page.getByRole('checkbox', { name: 'Ignore case' }).click();

  await outcome().getByText('3 gained').waitFor();
  await page
    .getByRole('button', { name: /^Take out run/ })
    .first()
    .click();
  await outcome()
    .getByText(/^(?:.*\s)?[12] gained/)
    .waitFor();
});

test.each(['light', 'dark'] as const)('nothing keeps anybody from using it (%s)', async (theme) => {
  await open(undefined, { theme });
  await rules().fill('checks:\n  - { kind: exact, ignoreCase: true }\n');
  await flips().getByText('brussels').first().click();
  await page.getByRole('article', { name: 'Answer to be' }).waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Apply…' }).click();
  await page.getByRole('dialog').waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);
});

test('applying says what happens, makes a version and scores the run again', async () => {
  await open();
  await rules().fill('checks:\n  - { kind: exact, ignoreCase: true }\n');
  await outcome().getByText('2 gained').waitFor();
  await page.getByRole('button', { name: 'Apply…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Apply as a new version' });
  await dialog
    .getByText(`Run ${run.number} is scored again by it: 2 answers change (2 gained, 0 lost).`)
    .waitFor();
  expect(await dialog.getByLabel('Version').inputValue()).toBe('1.0.1');
  await dialog.getByLabel('Version').fill('1.0.0');
  await dialog.getByText('There is a version 1.0.0 already.').waitFor();
  await dialog.getByLabel('Version').fill('1.1.0');
  await dialog.getByRole('button', { name: 'Save version and score again' }).click();

  await page.getByText('Capitals 1.1.0 is saved').waitFor();
  await page.waitForURL(new RegExp(`#/runs/${run.id}$`));
  const report = await app.client.call('runs.report', { runId: run.id });
  expect(report.counts).toMatchObject({ pass: 6, fail: 2 });
});
