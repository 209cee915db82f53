import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { accessibilityFindings } from './support/accessibility.ts';
import { startBrowserApp, type BrowserApp } from './support/browser-app.ts';
import { bundleZip } from './support/bundle-zip.ts';
import { dropFiles } from './support/drop-files.ts';

let app: BrowserApp;

beforeAll(async () => {
  app = await startBrowserApp();
});
afterAll(async () => {
  await app.close();
});

interface View {
  readonly name: string;
  readonly address: string;
  /** Brings the view about after the address is open. */
  readonly prepare: (page: Page) => Promise<unknown>;
}

const VIEWS: readonly View[] = [
  { name: 'hub', address: '/hub', prepare: (page) => page.getByText('One example').waitFor() },
  {
    name: 'hub without match',
    address: '/hub?q=zzz',
    prepare: (page) => page.getByText(/matches “zzz”/).waitFor(),
  },
  {
    name: 'an open filter',
    address: '/hub',
    prepare: async (page) => {
      await page.getByRole('combobox', { name: /Category/ }).click();
      await page.getByRole('option', { name: /^Reasoning/ }).waitFor();
    },
  },
  {
    name: 'a menu',
    address: '/hub',
    prepare: async (page) => {
      await page.getByRole('button', { name: 'More actions' }).click();
      await page.getByRole('menuitem', { name: /Export/ }).waitFor();
    },
  },
  {
    name: 'palette',
    address: '/hub',
    prepare: async (page) => {
      await page.getByRole('listbox').waitFor();
      await page.keyboard.press('Control+k');
      await page.getByRole('option', { name: /Toggle sidebar/ }).waitFor();
    },
  },
  {
    name: 'shortcuts',
    address: '/hub',
    prepare: async (page) => {
      await page.getByRole('listbox').waitFor();
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'import',
    address: '/hub',
    prepare: async (page) => {
      await page.getByRole('listbox').waitFor();
      await dropFiles(page, [
        bundleZip('good.zip'),
        bundleZip('bad.zip', { 'environment.yaml': 'schema: benchgen/1\nid: Bad Id\n' }),
        { name: 'notes.zip', bytes: Buffer.from('notes') },
      ]);
      await page.getByText('Small sums').waitFor();
      await page.getByText('bad.zip').waitFor();
    },
  },
  ...['overview', 'cases', 'harness', 'scoring', 'files', 'runs'].map((tab) => ({
    name: `environment, ${tab}`,
    address: `/env/everyday-quantities?tab=${tab}`,
    prepare: async (page: Page) => {
      await page.getByRole('tabpanel').waitFor();
      await page.waitForFunction(() => document.querySelector('[role=tabpanel]')?.textContent !== '');
    },
  })),
  {
    name: 'a score',
    address: '/env/everyday-quantities?tab=scoring',
    prepare: async (page) => {
      await page.getByRole('textbox', { name: 'Response of a model' }).fill('Answer: 75.6');
      await page.getByRole('button', { name: 'Score it' }).click();
      await page.getByRole('status', { name: 'Score' }).waitFor();
    },
  },
  {
    name: 'columns',
    address: '/env/everyday-quantities?tab=cases',
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Columns' }).click();
      await page.getByRole('checkbox', { name: 'Input' }).waitFor();
    },
  },
  {
    name: 'no environment',
    address: '/env/none',
    prepare: (page) => page.getByText(/no environment “none”/).waitFor(),
  },
  { name: 'documentation', address: '/docs', prepare: (page) => page.getByRole('article').waitFor() },
  {
    name: 'search in the documentation',
    address: '/docs?q=judge',
    prepare: (page) => page.getByText(/sections? found/).waitFor(),
  },
  {
    name: 'nowhere',
    address: '/nowhere',
    prepare: (page) => page.getByText(/nothing at this address/).waitFor(),
  },
];

describe.each(['light', 'dark'] as const)('%s', (theme) => {
  test.each(VIEWS)('$name', async ({ address, prepare }) => {
    const page = await app.open(address, { theme });
    await prepare(page);

    expect(await accessibilityFindings(page)).toEqual([]);
    await page.context().close();
  });
});

test('Tab goes through the hub with a visible ring on every stop', async () => {
  const page = await app.open('/hub');
  await page.getByText('One example').waitFor();

  const bare: string[] = [];
  let stops = 0;
  for (; stops < 40; stops += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return null;
      const ringed = [element, element.parentElement, element.querySelector('[aria-selected=true]')];
      const hasRing = ringed.some((each) => each !== null && getComputedStyle(each).outlineStyle === 'solid');
      return { hasRing, name: element.getAttribute('aria-label') ?? element.textContent.slice(0, 40) };
    });
    if (stop === null) break;
    if (!stop.hasRing) bare.push(stop.name);
  }

  expect(bare).toEqual([]);
  expect(stops).toBeGreaterThan(15);
});
