import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { GOOD_MANIFEST } from '../support/bundle-files.ts';
import { startBrowserApp, type BrowserApp } from './support/browser-app.ts';
import { bundleZip } from './support/bundle-zip.ts';
import type { DroppedFile } from './support/drop-files.ts';

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
  await install(bundleZip('sums.zip', { 'README.md': README }));
});

async function install({ name, bytes }: DroppedFile): Promise<void> {
  writeFileSync(join(app.folder, name), bytes);
  const { handle } = await app.client.call('files.open', { path: join(app.folder, name) });
  await app.client.call('import.commit', { handle });
}
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

test('of 50,000 cases fewer than a hundred rows are in the page, and the last one is a key away', async () => {
  const rows = Array.from(
    { length: 50_000 },
    (_, index) => `{"question":"Question ${index + 1}?","answer":1}\n`,
  );
  await install(
    bundleZip('many.zip', {
      'environment.yaml': GOOD_MANIFEST.replace('small-sums', 'many').replace('  tags: [topic]\n', ''),
      'cases.jsonl': rows.join(''),
    }),
  );
  const page = await app.open('/env/many?tab=cases');
  const grid = page.getByRole('grid', { name: 'Cases' });
  await grid.getByText('Question 1?', { exact: true }).waitFor();

  await grid.focus();
  await page.keyboard.press('End');
  await grid.getByText('Question 50000?').waitFor();
  await page.keyboard.press('PageUp');
  await page.keyboard.press('Control+ArrowUp');
  await grid.getByText('Question 1?', { exact: true }).waitFor();

  expect(await grid.getByRole('row').count()).toBeLessThan(100);
  expect(await grid.getAttribute('aria-rowcount')).toBe('50001');
});

test('columns are hidden, moved and widened without a mouse, and stay so', async () => {
  const page = await app.open('/env/small-sums?tab=cases');
  const heads = async () => (await page.getByRole('columnheader').allInnerTexts()).map((text) => text.trim());
  const widthOfNumber = async () =>
    (await page.getByRole('columnheader', { name: '#' }).boundingBox())?.width;
  await page.getByRole('columnheader', { name: 'Expected' }).waitFor();

  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('checkbox', { name: 'Case', exact: true }).uncheck();
  await page.getByRole('button', { name: 'Move Expected to the front' }).click();
  await page.getByRole('button', { name: 'Make # wider' }).click();
  await page.keyboard.press('Escape');
  await expect.poll(widthOfNumber).toBe(88);
  await expect.poll(async () => (await heads()).slice(0, 3)).toEqual(['#', 'Expected', 'Input']);
  await page.reload();

  await expect.poll(async () => (await heads()).slice(0, 3)).toEqual(['#', 'Expected', 'Input']);
  await expect.poll(widthOfNumber).toBe(88);
});

test('an environment leaves as a zip that is the same when it comes back', async () => {
  const page = await app.open('/env/small-sums');
  await page.getByRole('button', { name: 'More actions' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Export .zip…' }).click();
  const path = join(app.folder, 'exported.zip');
  await (await download).saveAs(path);
  const { handle } = await app.client.call('files.open', { path });

  expect((await app.client.call('import.preview', { handle })).outcome).toBe('same');
});

test('“New run…” on the page of an environment means this one', async () => {
  const page = await app.open('/env/small-sums');
  await page.getByRole('heading', { level: 1, name: 'Small sums' }).waitFor();

  await page.keyboard.press('Control+Shift+n');
  await page.getByRole('dialog', { name: 'New run' }).waitFor();

  expect(page.url()).toContain('env=small-sums');
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
