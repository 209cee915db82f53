import { afterAll, beforeAll, expect, test } from 'vitest';

import type { CallInput } from '#shared/contract.ts';
import { accessibilityFindings } from './support/accessibility.ts';
import { type BrowserApp, startBrowserApp } from './support/browser-app.ts';
import { finishedRun } from './support/finished-run.ts';

let app: BrowserApp;

beforeAll(async () => {
  app = await startBrowserApp();
});
afterAll(() => app.close());

type Settings = CallInput<'runs.start'>['settings'];

/** The address of the first case of a short run. */
async function firstCase(environment: string, model: string, settings: Settings = {}): Promise<string> {
  const selection = { kind: 'first', count: 2 } as const;
  const { id } = await finishedRun(app, environment, model, { selection, ...settings });
  const { ids } = await app.client.call('results.index', { runId: id });
  return `/runs/${id}/cases/${ids[0]}`;
}

// First: afterwards the dialog offers the choices of the last run again.
test('an environment with judges asks for them before it starts', async () => {
  const page = await app.open('/hub?dialog=run&env=letters-and-notes');
  const dialog = page.getByRole('dialog', { name: 'New run' });

  await dialog.getByRole('combobox', { name: 'Judges' }).waitFor();
  await dialog.getByRole('combobox', { name: 'Models', exact: true }).fill('gold');
  await page.getByRole('option', { name: /baseline:gold/ }).click();
  await dialog.getByText(/judge/i).first().waitFor();
  await dialog.getByRole('button', { name: 'Start run' }).and(page.locator(':disabled')).waitFor();
  await dialog.getByRole('combobox', { name: 'Judges' }).fill('overlap');
  await page.getByRole('option', { name: /baseline:overlap/ }).click();
  await dialog.getByRole('button', { name: 'Start run' }).and(page.locator(':enabled')).waitFor();
});

test('a tool call stands with its arguments, its result and the sandbox it ran in', async () => {
  const page = await app.open(`${await firstCase('order-desk', 'baseline:gold')}?view=transcript`);
  const call = page.getByRole('region', { name: /^Call of / }).first();
  await call.waitFor();

  await call.getByRole('group', { name: /^Result of / }).waitFor();
  expect(await call.innerText()).toMatch(/ok · \d/);
  const sandbox = call.getByRole('button', { name: /QuickJS/ });
  expect(await sandbox.innerText()).toContain('ran to its end');
  await page.getByRole('heading', { name: 'Final state' }).waitFor();
  expect(await page.getByRole('button', { name: /^\d+\s*final state$/ }).count()).toBe(1);
  expect(await accessibilityFindings(page)).toEqual([]);
});

test('what a program did in the sandbox is told under Scoring', async () => {
  const page = await app.open(`${await firstCase('python-functions', 'baseline:echo')}?view=scoring`);

  await page.getByRole('button', { name: /Pyodide.*ended with an exception/ }).waitFor();
  await page.getByRole('group', { name: 'Exception' }).getByText('SyntaxError').waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);
});

test('rows of a query stand beside those that were expected', async () => {
  const page = await app.open(`${await firstCase('sql-questions', 'baseline:gold')}?view=scoring`);

  const expected = page.getByRole('group', { name: 'Expected rows' });
  await expected.getByRole('columnheader').first().waitFor();
  const got = page.getByRole('group', { name: 'Rows of the answer' });
  expect((await got.innerText()).split('\n').slice(1)).toEqual(
    (await expected.innerText()).split('\n').slice(1),
  );
});

test.each(['light', 'dark'] as const)(
  'judgements are readable criterion by criterion in the %s theme',
  async (theme) => {
    const address = await firstCase('letters-and-notes', 'baseline:gold', { judges: ['baseline:overlap'] });
    const page = await app.open(`${address}?view=scoring`, { theme });

    const judgement = page.getByRole('region', { name: 'Judgement of baseline:overlap' });
    await judgement.getByRole('columnheader', { name: 'Criterion' }).waitFor();
    await judgement.getByRole('button', { name: 'What the judge was asked and replied' }).click();
    await judgement.getByRole('group', { name: 'Prompt of the judge' }).waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
  },
);

test('the tools of an environment are listed with what they take', async () => {
  const page = await app.open('/env/order-desk?tab=harness');
  const tools = page.getByRole('region', { name: 'Tools' });
  await tools.getByRole('button', { name: /find_article/ }).click();
  await tools.getByText('"properties"').waitFor();
});

test('no page complained, and none asked another machine', () => {
  expect(app.complaints).toEqual([]);
});
