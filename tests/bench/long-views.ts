import type { Page } from 'playwright';

import { type BrowserApp, startBrowserApp } from '../e2e/support/browser-app.ts';
import type { BenchRow } from './bench-row.ts';
import { temporaryFolder } from './big-folder.ts';
import { fillLongTexts, type LongTexts, OPENING } from './long-texts.ts';
import { series } from './series.ts';
import { timed } from './timed.ts';
import { type FrameReport, framesOf, watchFrames } from './watch-frames.ts';

const ROUNDS = 5;

/** Long texts in Chromium: a transcript of 5 MB, and two answers of 50 kB that have nothing in common. */
export const longViews: BenchRow = {
  id: 'texts',
  needsBuild: true,
  async measure() {
    const folder = temporaryFolder();
    const texts = await fillLongTexts(folder);
    const app = await startBrowserApp({}, folder);
    try {
      const opened: (FrameReport & { time: number })[] = [];
      const held: FrameReport[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        opened.push(await openTranscript(app, texts));
        held.push(await compareAnswers(app, texts));
      }
      return [
        {
          what: 'transcript of 5 MB: until its first turn is there',
          unit: 'ms',
          measured: series(
            'transcript',
            opened.map(({ time }) => time),
          ),
          reference: null,
          goal: { of: 'median', bound: 'most', value: 1_000 },
        },
        {
          what: 'transcript of 5 MB: longest task',
          unit: 'ms',
          measured: series(
            'transcript',
            opened.map(({ longestTask }) => longestTask),
          ),
          processor: series(
            'transcript',
            opened.map(({ processor }) => processor),
          ),
          reference: null,
          goal: null,
        },
        {
          what: 'two answers of 50 kB with nothing in common: longest task',
          unit: 'ms',
          measured: series(
            'answers',
            held.map(({ longestTask }) => longestTask),
          ),
          processor: series(
            'answers',
            held.map(({ processor }) => processor),
          ),
          reference: null,
          goal: { of: 'median', bound: 'most', value: 200 },
        },
      ];
    } finally {
      await app.close();
    }
  },
};

async function openTranscript(
  app: BrowserApp,
  { runIds: [run], transcript }: LongTexts,
): Promise<FrameReport & { time: number }> {
  const page = await app.open(`/runs/${run}`);
  await page.getByRole('grid').waitFor();
  await watchFrames(page);
  let time = Number.NaN;
  const seen = await framesOf(page, async () => {
    const taken = await timed(async () => {
      await goTo(page, `/runs/${run}/cases/${transcript}?view=transcript`);
      await page.getByText(OPENING).first().waitFor();
    });
    ({ time } = taken);
  });
  await page.context().close();
  return { ...seen, time };
}

async function compareAnswers(app: BrowserApp, { runIds, answers }: LongTexts): Promise<FrameReport> {
  const address = `/compare?runs=${runIds.join('%2C')}`;
  const page = await app.open(address);
  await page.getByRole('grid').waitFor();
  await watchFrames(page);
  const seen = await framesOf(page, async () => {
    await goTo(page, `${address}&case=${answers}`);
    await page
      .locator('article ins, article del')
      .or(page.getByText('too different to mark'))
      .first()
      .waitFor();
  });
  await page.context().close();
  return seen;
}

/** As a link in the page would. */
async function goTo(page: Page, address: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, address);
}
