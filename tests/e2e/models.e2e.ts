import { afterAll, beforeAll, expect, test } from 'vitest';

import { startOllamaServer } from '../support/ollama-server.ts';
import { type BrowserApp, startBrowserApp } from './support/browser-app.ts';
import { type Quiz, startQuiz } from './support/quiz.ts';

let app: BrowserApp;
let quiz: Quiz;

beforeAll(async () => {
  app = await startBrowserApp();
  quiz = await startQuiz(app, 4);
});
afterAll(async () => {
  await quiz.close();
  await app.close();
});

test('an Ollama that does not answer is shown with its address and what to do, and found once it is there', async () => {
  const page = await app.open('/models');

  await page.getByRole('button', { name: /^ollama .*Unreachable$/ }).waitFor();
  await page.getByText(/Looked for again every 5 seconds/).waitFor();
  const server = await startOllamaServer({ answer: () => 'ok' });
  await page.getByRole('button', { name: 'Edit…' }).click();
  await page.getByRole('textbox', { name: 'Base address' }).fill(server.url);
  await page.getByRole('button', { name: 'Save' }).click();

  await page.getByRole('button', { name: /^ollama .*Connected/ }).waitFor();
  await server.close();
});

test('a model is tested, priced and made the default', async () => {
  const page = await app.open(`/models?sel=${quiz.model}`);

  await page.getByRole('button', { name: 'Test' }).click();
  await page.getByText(/First token after .* tok\/s|First token after/).waitFor();
  await page.getByRole('textbox', { name: 'Input' }).fill('0.15');
  await page.getByRole('textbox', { name: 'Output' }).fill('0.6');
  await page.getByRole('button', { name: 'Save price' }).click();
  await page.getByRole('button', { name: 'No longer default' }).click();
  await page.getByRole('button', { name: 'Set as default' }).waitFor();

  expect(await app.client.call('prices.list', {})).toContainEqual({
    model: quiz.model,
    inputUsd: 0.15,
    outputUsd: 0.6,
  });
  expect((await app.client.call('settings.get', {})).defaultModel).toBeNull();
});

test('a provider is added, mistakes are named at their field, its key is never shown again', async () => {
  const page = await app.open('/models');
  await page.getByRole('button', { name: 'Add provider…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add provider' });

  await dialog.getByRole('textbox', { name: 'Name' }).fill('My Lab');
  await dialog.getByRole('textbox', { name: 'Base address' }).fill('nowhere');
  await dialog.getByRole('button', { name: 'Add provider' }).click();
  await dialog.getByText('Use lower-case letters, digits and hyphens, at most 40.').waitFor();
  await dialog.getByText(/Write an address such as/).waitFor();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('lab');
  await dialog.getByRole('textbox', { name: 'Base address' }).fill('http://127.0.0.1:1/v1');
  await dialog.getByRole('textbox', { name: 'Key', exact: true }).fill('sk-secret-1f3a');
  await dialog.getByRole('button', { name: 'Add provider' }).click();
  await page.getByText('••••1f3a').waitFor();

  expect(await page.content()).not.toContain('sk-secret');
  await page.getByRole('button', { name: 'Remove…' }).click();
  await page
    .getByRole('alertdialog')
    .or(page.getByRole('dialog'))
    .getByRole('button', { name: 'Remove provider' })
    .click();
  await page.getByRole('button', { name: /^lab / }).waitFor({ state: 'detached' });
});

test('settings apply at once and leave the others alone', async () => {
  await app.client.call('settings.set', { offlineLock: true });
  const page = await app.open('/settings/general');

  await page.getByRole('combobox', { name: /^Theme/ }).click();
  await page.getByRole('option', { name: 'Dark' }).click();
  await page.waitForFunction(() => document.documentElement.dataset['theme'] === 'dark');
  await page.goto(page.url().replace('general', 'privacy'));

  expect(await page.getByRole('checkbox', { name: 'Offline lock' }).isChecked()).toBe(true);
  expect(await app.client.call('settings.get', {})).toMatchObject({ theme: 'dark', offlineLock: true });
  await app.client.call('settings.set', { offlineLock: false, theme: 'system' });
});
