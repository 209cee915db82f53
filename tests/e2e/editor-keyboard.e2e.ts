import { afterAll, beforeAll, expect, test } from 'vitest';

import { startBrowserApp, type BrowserApp } from './support/browser-app.ts';
import { reach } from './support/keyboard.ts';

let app: BrowserApp;

beforeAll(async () => {
  app = await startBrowserApp();
});
afterAll(async () => {
  await app.close();
});

test('from nothing to a published bundle by keyboard alone', async () => {
  const page = await app.open('/hub');
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };

  // New from template.
  await press('Control+n');
  await page.getByRole('dialog', { name: 'New environment' }).waitFor();
  await page.keyboard.type('Keys alone');
  await press('Enter');
  const manifest = page.getByRole('textbox', { name: 'Text of environment.yaml' });
  await manifest.waitFor();
  await page.getByText('None. This bundle can be saved').waitFor();

  // Edit, with two mistakes.
  await reach(page, /^Text of environment\.yaml/, 'F6');
  await press('Control+Home', 'End');
  await page.keyboard.type('0');
  await press('Control+End');
  await page.keyboard.type('colour: blue');
  const problems = page
    .getByRole('region', { name: 'Problems' })
    .getByRole('button', { name: /environment\.yaml:/ });
  await expect.poll(() => problems.count(), { timeout: 15_000 }).toBe(2);

  // Mend them, one F8 after the other.
  await press('F8');
  await expect.poll(() => page.url()).toMatch(/line=\d+/);
  await mend();
  await expect.poll(() => problems.count(), { timeout: 15_000 }).toBe(1);
  await press('F8');
  await mend();
  await page.getByText('None. This bundle can be saved').waitFor();
  await press('Control+s');

  // Try a case.
  await press('Control+Shift+t');
  await page.getByRole('tab', { name: /^Case/, selected: true }).waitFor();
  await reach(page, 'Model by name');
  await page.keyboard.type('baseline:gold');
  await press('Enter');
  await reach(page, 'Try this case');
  await press('Enter');
  await page
    .getByRole('region', { name: 'Result of baseline:gold' })
    .getByText('Pass', { exact: true })
    .waitFor();

  // Stress test.
  await press('Control+k');
  await page.keyboard.type('Stress test');
  await press('Enter');
  await page.getByRole('tab', { name: 'Stress test', selected: true }).waitFor();
  await reach(page, 'Run stress test');
  await press('Enter');
  await page.getByText('The scoring holds.').waitFor();

  // Save 1.0.0.
  await press('Control+Shift+s');
  await page.getByRole('dialog', { name: 'Save as a version' }).waitFor();
  await press('Enter');
  await page.getByText('keys-alone 1.0.0 saved').first().waitFor();
  const saved = await app.client.call('environments.get', { environment: 'keys-alone', version: '1.0.0' });
  expect(saved.problems).toEqual([]);
  expect(app.complaints).toEqual([]);

  /** The cursor is where the mistake is: the extra sign of the first line goes, and so does the extra line. */
  async function mend(): Promise<void> {
    await manifest.waitFor();
    if (page.url().endsWith('line=1')) await press('End', 'Backspace');
    else await press('End', 'Shift+Home', 'Delete');
  }
});
