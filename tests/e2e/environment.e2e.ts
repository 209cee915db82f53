import { afterAll, beforeAll, expect, test } from 'vitest';

import { startBrowserApp, type BrowserApp } from './support/browser-app.ts';
import { bundleZip } from './support/bundle-zip.ts';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

let app: BrowserApp;

/** What a bundle of a stranger may try. */
const README = `# Small sums

Costs $5 now and $10 later. Inline \\(a^2\\) and a block:

\\[ x^2 \\]

<script>document.title = 'taken over'</script>
<img src="https://example.com/a.png" onerror="document.title = 'taken over'">

![picture](https://example.com/picture.png?secret=1)

[run](javascript:document.title='taken%20over') and [out](https://example.com/page)
`;

beforeAll(async () => {
  app = await startBrowserApp();
  const { name, bytes } = bundleZip('sums.zip', { 'README.md': README });
  writeFileSync(join(app.folder, name), bytes);
  const { handle } = await app.client.call('files.open', { path: join(app.folder, name) });
  await app.client.call('import.commit', { handle });
});
afterAll(async () => {
  await app.close();
});

test('the overview shows dataset, harness, scoring and one example', async () => {
  const page = await app.open('/env/small-sums');
  await page.getByRole('heading', { level: 1, name: 'Small sums' }).waitFor();
  await page.getByText('What is 1 + 1?').waitFor();
  const text = await page.getByRole('tabpanel').innerText();

  expect(text).toContain('cases.jsonl · 3 cases');
  expect(text).toContain('Single-turn');
  expect(text).toContain('number last');
  expect(await page.title()).toBe('Small sums — BenchGen');
});

test('a README may show math and prices, and can neither fetch, run nor lead away', async () => {
  const page = await app.open('/env/small-sums');
  await page.locator('.katex').first().waitFor();
  const readme = page.getByRole('tabpanel');

  expect(await readme.locator('.katex').count()).toBe(2);
  expect(await readme.innerText()).toContain('Costs $5 now and $10 later.');
  expect(await readme.locator('img, script').count()).toBe(0);
  expect(await readme.getByRole('link', { name: /^\[image: picture\]/ }).getAttribute('target')).toBe(
    '_blank',
  );
  expect(await readme.getByText('run', { exact: true }).getAttribute('href')).toBeNull();
  expect(await page.title()).toBe('Small sums — BenchGen');
});

test('cases can be searched, paged by keys, and copied as rows', async () => {
  const page = await app.open('/env/small-sums?tab=cases');
  const grid = page.getByRole('grid', { name: 'Cases' });
  await grid.getByText('What is 1 + 1?').waitFor();

  expect(await grid.getAttribute('aria-rowcount')).toBe('4');
  await grid.focus();
  await page.keyboard.press('End');
  await page
    .getByRole('region', { name: 'Case', exact: true })
    .getByText('What is 40 + 2?')
    .first()
    .waitFor();
  await page.keyboard.press('Control+c');
  await page.waitForFunction(async () => (await navigator.clipboard.readText()).includes('40 + 2'));
  expect((await page.evaluate(() => navigator.clipboard.readText())).split('\n')[0]).toMatch(
    /^#\tCase\tInput/,
  );

  await page.getByRole('textbox', { name: 'Search cases' }).fill('40');
  await page.getByText('1–1 of 1').waitFor();
  expect(await grid.getAttribute('aria-rowcount')).toBe('2');
  await page.getByRole('textbox', { name: 'Search cases' }).fill('nothing like it');
  await page.getByText('No case matches “nothing like it”.').waitFor();
});

test('trying the scorer gives extracted, expected, score and reason', async () => {
  const page = await app.open('/env/small-sums?tab=scoring');
  await page.getByRole('textbox', { name: 'Response of a model' }).fill('I think it is 2');
  await page.keyboard.press('Control+Enter');
  const score = page.getByRole('status', { name: 'Score' });
  await score.getByText('Pass').waitFor();

  await page.getByRole('textbox', { name: /^Case \(1 to 3\)/ }).fill('2');
  await page.keyboard.press('Tab');
  await page.getByText('What is 2 + 3?').waitFor();
  await page.getByRole('button', { name: 'Score it' }).click();
  await score.getByText('Fail').waitFor();
  const text = (await score.innerText()).replaceAll(/\s+/g, ' ');

  expect(text).toContain('Extracted 2');
  expect(text).toContain('Expected 5');
  expect(text).toMatch(/Reason \S/);
});

test('harness and files show what is in the bundle', async () => {
  const page = await app.open('/env/small-sums?tab=harness');
  await page.getByText('Answer with a number only.').first().waitFor();

  await page.getByRole('tab', { name: /Files/ }).click();
  await page.getByRole('button', { name: /cases\.jsonl/ }).click();
  await page.getByRole('region', { name: 'File', exact: true }).getByText('What is 40 + 2?').waitFor();

  expect(page.url()).toContain('tab=files');
});

test('an address without an environment says so and leads back', async () => {
  const page = await app.open('/env/never-was');
  await page.getByText('There is no environment “never-was”.').waitFor();
  await page.getByRole('button', { name: 'Go to the hub' }).click();
  await page.getByRole('heading', { level: 1, name: /Environments/ }).waitFor();
});

test('no page complained or left this machine', () => {
  expect(app.complaints).toEqual([]);
});
