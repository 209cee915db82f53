import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

import type { Draft } from '#shared/domain/draft.ts';
import { accessibilityFindings } from './support/accessibility.ts';
import { startBrowserApp, type BrowserApp } from './support/browser-app.ts';

let app: BrowserApp;

beforeAll(async () => {
  app = await startBrowserApp();
});
afterAll(async () => {
  await app.close();
});
afterEach(() => {
  expect(app.complaints).toEqual([]);
});

async function newDraft(title: string): Promise<Draft> {
  return app.client.call('drafts.create', { kind: 'template', harness: 'single-turn', title });
}

async function fileText(draft: Draft, path: string): Promise<string> {
  const { text } = await app.client.call('drafts.readFile', { draftId: draft.id, path });
  return text ?? '';
}

async function openDraft(draft: Draft, options: Parameters<BrowserApp['open']>[1] = {}): Promise<Page> {
  const page = await app.open(`/editor/${draft.id}`, options);
  await text(page).waitFor();
  await page.getByText('None. This bundle can be saved').waitFor();
  return page;
}

const text = (page: Page) => page.getByRole('textbox', { name: /^Text of / });
const problems = (page: Page) => page.getByRole('region', { name: 'Problems' });
const squiggles = (page: Page) => page.locator('.monaco-editor .squiggly-error');
const openFile = (page: Page, path: string) =>
  page.getByRole('list', { name: 'Files', exact: true }).getByRole('button', { name: path }).click();
const saved = (page: Page) => page.getByRole('status').getByText(/^(Saved|Kept in the draft)$/);

/** Puts the cursor at the end of a line and writes there. */
async function typeAtEndOf(page: Page, line: string, typed: string): Promise<void> {
  await page.locator('.view-line', { hasText: line }).first().click();
  await page.keyboard.press('End');
  await page.keyboard.type(typed);
}

test('a mistake is underlined at its column and listed; F8 goes there, and mending it clears it', async () => {
  const draft = await newDraft('Mistakes');
  const page = await openDraft(draft);

  await typeAtEndOf(page, 'kind: single-turn', 's');
  const listed = problems(page).getByRole('button', { name: /environment\.yaml:\d+:\d+/ });
  await listed.first().waitFor();
  const place = (await listed.first().innerText()).match(/:(\d+):(\d+)/);

  await squiggles(page).first().waitFor();
  const line = await page.locator('.view-line', { hasText: 'kind: single-turns' }).boundingBox();
  const mark = await squiggles(page).first().boundingBox();
  expect(Number(place?.[2])).toBe(9);
  expect(Math.abs((mark?.y ?? 0) - (line?.y ?? -99))).toBeLessThan(8);
  expect(await page.getByRole('list', { name: 'Files', exact: true }).innerText()).toMatch(
    /environment\.yaml\s+1/,
  );

  await openFile(page, 'README.md');
  await page.keyboard.press('F8');
  await page.getByRole('textbox', { name: 'Text of environment.yaml' }).waitFor();
  expect(page.url()).toContain(`line=${place?.[1]}`);

  await page.keyboard.press('End');
  await page.keyboard.press('Backspace');
  await page.getByText('None. This bundle can be saved').waitFor();
  expect(await squiggles(page).count()).toBe(0);
  await page.close();
});

test('closing a file that was not saved asks; “Don’t save” brings the saved text back', async () => {
  const draft = await newDraft('Closing');
  const before = await fileText(draft, 'README.md');
  const page = await openDraft(draft);
  await openFile(page, 'README.md');
  await page.getByRole('textbox', { name: 'Text of README.md' }).focus();
  await page.keyboard.type('Unsaved words. ');
  await page.getByRole('list', { name: 'Open files' }).getByRole('img', { name: 'not saved' }).waitFor();

  await page.keyboard.press('Control+w');
  const dialog = page.getByRole('dialog', { name: 'Save the changes to README.md?' });
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(await page.getByRole('list', { name: 'Open files' }).innerText()).toContain('README.md');

  await page.getByRole('link', { name: 'Hub', exact: true }).click();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(page.url()).toContain('/editor/');

  await page.keyboard.press('Control+w');
  await dialog.getByRole('button', { name: 'Don’t save' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(await page.getByRole('list', { name: 'Open files' }).innerText()).not.toContain('README.md');
  expect(await fileText(draft, 'README.md')).toBe(before);
  await page.close();
});

test('what was typed is there again after the window is gone', async () => {
  const draft = await newDraft('Crash');
  const page = await openDraft(draft);
  await openFile(page, 'README.md');
  await page.getByRole('textbox', { name: 'Text of README.md' }).focus();
  await page.keyboard.type('Written before the crash. ');
  await saved(page).getByText('Kept in the draft').waitFor();
  await page.close();

  const again = await app.open(`/editor/${draft.id}?file=README.md`);
  await again.getByText('Written before the crash.').first().waitFor();
  await again.close();
});

test('the form edits the same text and keeps its comments; YAML that cannot be read closes it', async () => {
  const draft = await newDraft('Form');
  const before = await fileText(draft, 'environment.yaml');
  const page = await openDraft(draft);
  const title = page.getByRole('textbox', { name: 'Title' });

  await title.fill('Sums: harder');
  await page.locator('.view-line', { hasText: 'Sums: harder' }).waitFor();
  await saved(page).waitFor();
  await page.getByRole('button', { name: 'Add check' }).click();
  await page.locator('.view-line', { hasText: 'kind: exact' }).waitFor();
  await page.keyboard.press('Control+s');
  await page.getByRole('status').getByText('Saved', { exact: true }).waitFor();

  const after = await fileText(draft, 'environment.yaml');
  const comments = (yaml: string) => yaml.match(/#.*/g);
  expect(comments(after)).toEqual(comments(before));
  expect(after).toContain('title: "Sums: harder"');

  await typeAtEndOf(page, 'category:', ': [');
  await page.getByText('The form waits until the YAML can be read.').waitFor();
  expect(await title.isDisabled()).toBe(true);
  await page.close();
});

test('keys and values of the manifest are offered with what they mean', async () => {
  const draft = await newDraft('Help');
  const page = await openDraft(draft);

  await typeAtEndOf(page, 'license:', '\nhom');
  const offered = page.locator('.suggest-widget .monaco-list-row');
  await offered.filter({ hasText: 'homepage' }).waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.view-line', { hasText: 'homepage:' }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+Home');
  await page.keyboard.type('authors: [me]');

  await page
    .locator('.view-line', { hasText: 'caseSeconds' })
    .locator('span', { hasText: 'caseSeconds' })
    .last()
    .hover();
  await page.locator('.monaco-hover').getByText('Longest time for one attempt').waitFor();
  await page.close();
});

test('rows are edited as a table; other values stay as they were written, and bad lines stay in place', async () => {
  const draft = await newDraft('Rows');
  await app.client.call('drafts.writeFile', {
    draftId: draft.id,
    path: 'cases.jsonl',
    text: '{"id": "a-1", "question": "1+1", "answer": 2.0}\n{"id": "a-2", oops\n{"id": "a-3", "question": "2+2", "answer": 12345678901234567890}\n',
  });
  const page = await app.open(`/editor/${draft.id}?file=cases.jsonl`);
  await page.getByRole('button', { name: 'Table' }).click();
  const grid = page.getByRole('grid', { name: 'Rows of cases.jsonl' });
  await grid.getByText('{"id": "a-2", oops').waitFor();
  expect(await page.getByText('2 rows · 1 line that cannot be read').isVisible()).toBe(true);

  await grid.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'question of line 1' }).fill('one and one');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Duplicate' }).click();
  await page.getByRole('button', { name: 'Move up' }).click();
  await grid.focus();
  await page.evaluate(() => navigator.clipboard.writeText('id\tanswer\tquestion\nb-1\t7\t3+4'));
  await page.keyboard.press('Control+v');
  await grid.getByText('3+4').waitFor();
  await page.keyboard.press('Control+s');
  await page.getByRole('status').getByText('Saved', { exact: true }).waitFor();

  expect((await fileText(draft, 'cases.jsonl')).trim().split('\n')).toEqual([
    '{"id": "a-4", "question": "one and one", "answer": 2.0}',
    '{"id": "b-1", "answer": 7, "question": "3+4"}',
    '{"id": "a-1", "question": "one and one", "answer": 2.0}',
    '{"id": "a-2", oops',
    '{"id": "a-3", "question": "2+2", "answer": 12345678901234567890}',
  ]);
  await page.close();
});

test('a draft that is deleted comes back by Undo', async () => {
  const draft = await newDraft('To be deleted');
  const page = await app.open('/editor');

  await page.getByRole('button', { name: `Delete draft ${draft.title}` }).click();
  await page.getByRole('link', { name: draft.title }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('link', { name: draft.title }).waitFor();
  await page.close();
});

test('an installed environment is edited as a copy', async () => {
  const [environment] = await app.client.call('environments.list', {});
  const page = await app.open(`/env/${environment?.id}`);

  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Edit a copy…' }).click();
  await page.getByText(`draft of ${environment?.version}`).waitFor();
  expect(page.url()).toContain('/editor/');
  await page.close();
});

test.each(['light', 'dark'] as const)(
  'axe finds nothing in the editor, its tools and dialogs (%s)',
  async (theme) => {
    const draft = await newDraft(`Checked ${theme}`);
    const page = await openDraft(draft, { theme });
    const findings: string[] = [];
    const look = async (what: string) => {
      for (const finding of await accessibilityFindings(page)) findings.push(`${what}: ${finding}`);
    };

    await look('form');
    await typeAtEndOf(page, 'category:', 'x');
    await problems(page)
      .getByRole('button', { name: /environment\.yaml:/ })
      .first()
      .waitFor();
    await look('problems');
    await page.getByRole('tab', { name: /^Case/ }).click();
    await look('case');
    await page.getByRole('tab', { name: 'Stress test' }).click();
    await look('stress test');
    await openFile(page, 'cases.jsonl');
    await page.getByRole('button', { name: 'Table' }).click();
    await page.getByRole('grid').waitFor();
    await look('table');
    await page.getByRole('button', { name: /^Save as/ }).click();
    await page.getByRole('dialog').waitFor();
    await look('save');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'New file…' }).click();
    await page.getByRole('dialog').waitFor();
    await look('new file');
    await page.keyboard.press('Escape');
    await page.close();

    const list = await app.open('/editor?make=template', { theme });
    await list.getByRole('dialog', { name: 'New environment' }).waitFor();
    for (const finding of await accessibilityFindings(list)) findings.push(`new: ${finding}`);
    await list.keyboard.press('Escape');
    await list.getByRole('table', { name: 'Drafts' }).waitFor();
    for (const finding of await accessibilityFindings(list)) findings.push(`drafts: ${finding}`);
    await list.close();
    expect(findings).toEqual([]);
  },
  180_000,
);
