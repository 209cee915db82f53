import { afterAll, beforeAll, expect, test } from 'vitest';

import { outsideAddress } from '../support/outside-address.ts';
import { type BrowserApp, startBrowserApp } from './support/browser-app.ts';
import { type Quiz, startQuiz } from './support/quiz.ts';

const OUTSIDE = outsideAddress();

let app: BrowserApp;
let quiz: Quiz;

beforeAll(async () => {
  app = await startBrowserApp();
  quiz = await startQuiz(app, 20, OUTSIDE ?? '127.0.0.1');
});
afterAll(async () => {
  await quiz.close();
  await app.close();
});

test.skipIf(OUTSIDE === null)(
  'a run that the offline lock pauses says so on its report, and Resume says why it cannot go on',
  async () => {
    quiz.holdFrom(0);
    const [run] = await app.client.call('runs.start', {
      environment: 'quiz',
      models: [quiz.model],
      settings: { maxRetries: 0 },
    });
    const page = await app.open(`/runs/${run?.id}`);
    await page.getByRole('button', { name: 'Pause' }).waitFor();

    await page.getByRole('switch', { name: /Offline lock/ }).click();

    const banner = page.getByRole('region', { name: 'About this run' });
    await banner.getByText(/The offline lock was turned on, .* is not on this machine\./).waitFor();
    await page.getByRole('button', { name: 'Resume' }).click();
    const toast = page.getByRole('region', { name: 'Notifications' });
    await toast.getByText('The run could not go on.').waitFor();
    await toast.getByText(/^The offline lock is on, and served at/).waitFor();

    await page.getByRole('switch', { name: /Offline lock/ }).click();
    quiz.release();
    await page.getByRole('button', { name: 'Resume' }).click();
    await page.getByText(/ of 19 scored/).waitFor();
    expect(await banner.count()).toBe(0);
  },
);
