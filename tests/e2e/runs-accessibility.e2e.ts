import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { accessibilityFindings } from './support/accessibility.ts';
import { type BrowserApp, startBrowserApp } from './support/browser-app.ts';
import { finishedRun } from './support/finished-run.ts';
import { type Quiz, startQuiz } from './support/quiz.ts';

let app: BrowserApp;
let quiz: Quiz;
const runs = { once: '', repeated: '' };

beforeAll(async () => {
  app = await startBrowserApp();
  quiz = await startQuiz(app, 24);
  runs.once = (await finishedRun(app, 'quiz', quiz.model)).id;
  runs.repeated = (
    await finishedRun(app, 'quiz', quiz.model, { repeats: 3, selection: { kind: 'first', count: 4 } })
  ).id;
});
afterAll(async () => {
  await quiz.close();
  await app.close();
});

interface View {
  readonly name: string;
  readonly address: () => string;
  /** Brings the view about after the address is open. */
  readonly prepare: (page: Page) => Promise<unknown>;
}

const grid = (page: Page) => page.getByRole('grid').waitFor();
const article = (page: Page) => page.getByRole('article', { name: /^Case/ }).waitFor();

const VIEWS: readonly View[] = [
  { name: 'runs', address: () => '/runs', prepare: grid },
  {
    name: 'selected runs',
    address: () => '/runs',
    prepare: async (page) => {
      await page.getByRole('grid').focus();
      await page.keyboard.press('Control+a');
      await page.getByText('2 selected').waitFor();
    },
  },
  {
    name: 'menu of a run',
    address: () => '/runs',
    prepare: async (page) => {
      await page.locator('[role=row][data-id]').first().click({ button: 'right' });
      await page.getByRole('menuitem', { name: 'Run again…' }).waitFor();
    },
  },
  {
    name: 'runs without match',
    address: () => '/runs?q=zzz',
    prepare: (page) => page.getByText('No run matches.').waitFor(),
  },
  { name: 'report', address: () => `/runs/${runs.once}`, prepare: grid },
  { name: 'report with a case', address: () => `/runs/${runs.once}?case=4&status=fail`, prepare: article },
  {
    name: 'completions of the filter',
    address: () => `/runs/${runs.once}?q=score:%3C0.9`,
    prepare: async (page) => {
      await page.getByRole('combobox', { name: 'Filter cases' }).fill('status:');
      await page.getByRole('option', { name: 'status:fail' }).waitFor();
    },
  },
  {
    name: 'report without match',
    address: () => `/runs/${runs.once}?q=zzz`,
    prepare: (page) => page.getByText('No case matches.').waitFor(),
  },
  ...['summary', 'configuration', 'log'].map((tab) => ({
    name: tab,
    address: () => `/runs/${runs.once}?tab=${tab}`,
    prepare: async (page: Page) => {
      await page.getByRole('tabpanel').waitFor();
      await page.waitForFunction(() => (document.querySelector('[role=tabpanel]')?.textContent ?? '') !== '');
    },
  })),
  ...['result', 'transcript', 'scoring', 'metadata', 'raw'].map((view) => ({
    name: `case, ${view}`,
    address: () => `/runs/${runs.once}/cases/4?view=${view}`,
    prepare: article,
  })),
  {
    name: 'a case with an error',
    address: () => `/runs/${runs.once}?status=error`,
    prepare: async (page) => {
      await page.getByRole('grid').focus();
      await page.keyboard.press('ArrowDown');
      await page.getByText('This attempt is not scored').waitFor();
    },
  },
  { name: 'a case with attempts', address: () => `/runs/${runs.repeated}/cases/26`, prepare: article },
  {
    name: 'find in a transcript',
    address: () => `/runs/${runs.once}/cases/4`,
    prepare: async (page) => {
      await page.getByRole('article').focus();
      await page.keyboard.press('Control+f');
      await page.keyboard.type('guess');
      await page.getByText('1 of 1').waitFor();
    },
  },
  {
    name: 'copy menu',
    address: () => `/runs/${runs.once}/cases/4`,
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Copy', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Copy answer' }).waitFor();
    },
  },
  {
    name: 'comparison',
    address: () => `/compare?runs=${runs.once},${runs.repeated}`,
    prepare: grid,
  },
  {
    name: 'choice of runs to compare',
    address: () => '/compare',
    prepare: (page) => page.getByText('Choose the run').waitFor(),
  },
  {
    name: 'leaderboard',
    address: () => '/leaderboard',
    prepare: (page) => page.getByRole('table').or(page.getByRole('grid')).first().waitFor(),
  },
  {
    name: 'new run',
    address: () => '/runs?dialog=run&env=quiz',
    prepare: async (page) => {
      await page.getByRole('button', { name: /^Parameters/ }).click();
      await page.getByRole('textbox', { name: 'Temperature' }).waitFor();
      await page.getByRole('button', { name: 'Try 1 case' }).click();
      await page.getByRole('region', { name: /^Result of/ }).waitFor();
    },
  },
  {
    name: 'choice of models',
    address: () => '/runs?dialog=run&env=quiz',
    prepare: async (page) => {
      await page.getByRole('dialog').getByRole('combobox', { name: 'Models' }).click();
      await page.getByRole('option', { name: /baseline:gold/ }).waitFor();
    },
  },
  {
    name: 'export',
    address: () => `/runs/${runs.once}?dialog=export&run=${runs.once}`,
    prepare: (page) => page.getByRole('button', { name: /^Export \d+ case/ }).waitFor(),
  },
  {
    name: 'models',
    address: () => '/models',
    prepare: (page) => page.getByRole('button', { name: /^served / }).waitFor(),
  },
  {
    name: 'a model',
    address: () => `/models?sel=${quiz.model}`,
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Test' }).click();
      await page.getByText(/First token after/).waitFor();
    },
  },
  {
    name: 'a provider with a key',
    address: () => '/models?sel=openai:',
    prepare: (page) => page.getByRole('region', { name: 'Key' }).waitFor(),
  },
  {
    name: 'add provider',
    address: () => '/models',
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Add provider…' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Add provider' }).click();
      await page.getByText(/Use lower-case letters/).waitFor();
    },
  },
  ...['general', 'privacy', 'storage', 'keyboard', 'about'].map((section) => ({
    name: `settings, ${section}`,
    address: () => `/settings/${section}`,
    prepare: (page: Page) => page.getByRole('region', { name: new RegExp(section, 'i') }).waitFor(),
  })),
];

describe.each(['light', 'dark'] as const)('%s', (theme) => {
  test.each(VIEWS)('$name', async ({ address, prepare }) => {
    const page = await app.open(address(), { theme });
    await prepare(page);

    expect(await accessibilityFindings(page)).toEqual([]);
    await page.context().close();
  });
});

test('nothing reached beyond this machine and no page complained', () => {
  expect(app.complaints).toEqual([]);
});
