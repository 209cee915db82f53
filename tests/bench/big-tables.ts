import type { Page } from 'playwright';

import { type BrowserApp, startBrowserApp } from '../e2e/support/browser-app.ts';
import { BIG_RUNS, WORDS } from './big-catalog.ts';
import { bigFolder } from './big-folder.ts';
import type { BenchRow, Figure } from './bench-row.ts';
import { series } from './series.ts';
import { type FrameReport, framesOf, watchFrames } from './watch-frames.ts';

const COUNT = 100_000;
const ROUNDS = 5;
const [FIRST, SECOND] = BIG_RUNS;

/** Tables of 100,000 rows in Chromium: what they hold the page up for, how long an answer takes, how many rows are drawn. */
export const bigTables: BenchRow = {
  id: 'tables',
  needsBuild: true,
  async measure() {
    const app = await startBrowserApp({}, await bigFolder(COUNT));
    try {
      return [...(await resultFigures(app)), ...(await comparisonFigures(app))];
    } finally {
      await app.close();
    }
  },
};

type Step = readonly [what: string, work: () => Promise<void>, undo?: () => Promise<void>];

async function resultFigures(app: BrowserApp): Promise<Figure[]> {
  const page = await app.open(`/runs/${FIRST}?tab=cases`);
  await rowsAre(page, COUNT);
  const filter = page.getByRole('combobox', { name: 'Filter cases' });
  const narrowTo = async (text: string, rows: number) => {
    await filter.fill(text);
    await rowsAre(page, rows);
  };
  const all = () => narrowTo('', COUNT);
  const score = page.getByRole('columnheader', { name: 'Score' });
  const steps: readonly Step[] = [
    ['scroll through', () => scrollThrough(page)],
    ['sort by score', () => untilOtherRows(page, () => score.click())],
    ['filter by verdict', () => pressed(page, /^Fail/), () => pressed(page, /^All\s*\d/)],
    ['search', () => narrowTo(WORDS.rare, 10), all],
  ];
  return figuresOf(page, 'table', steps);
}

async function comparisonFigures(app: BrowserApp): Promise<Figure[]> {
  const page = await app.open(`/compare?runs=${FIRST}%2C${SECOND}`);
  await rowsAre(page, COUNT);
  const steps: readonly Step[] = [
    ['scroll through', () => scrollThrough(page)],
    ['show regressions', () => pressed(page, /^Regressed/), () => pressed(page, /^All\s*\d/)],
  ];
  return figuresOf(page, 'comparison', steps);
}

async function figuresOf(page: Page, place: string, steps: readonly Step[]): Promise<Figure[]> {
  await watchFrames(page);
  const figures: Figure[] = [];
  let mostRows = 0;
  for (const [what, work, undo] of steps) {
    const reports: FrameReport[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const seen = await framesOf(page, work);
      reports.push(seen);
      mostRows = Math.max(mostRows, seen.mostRows);
      await undo?.();
    }
    figures.push({
      what: `${place} of ${COUNT} rows: ${what}, longest task`,
      unit: 'ms',
      measured: series(
        what,
        reports.map(({ longestTask }) => longestTask),
      ),
      processor: series(
        what,
        reports.map(({ processor }) => processor),
      ),
      reference: null,
      goal: { of: 'median', bound: 'most', value: 50 },
    });
  }
  const rows = series('rows in the document', [mostRows]);
  const goal = { of: 'median', bound: 'most', value: 100 } as const;
  return [
    ...figures,
    {
      what: `${place} of ${COUNT} rows: most rows in the document`,
      unit: '',
      measured: rows,
      reference: null,
      goal,
    },
  ];
}

const SCREENS = 120;

/** From the first row to the last and back, a jump each frame. */
async function scrollThrough(page: Page): Promise<void> {
  await page.getByRole('grid').evaluate(async (grid, screens) => {
    const end = grid.scrollHeight - grid.clientHeight;
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    for (let screen = 1; screen <= screens; screen += 1) {
      // Screenful by screenful in the first half, then in leaps to the end.
      grid.scrollTop = screen < screens / 2 ? screen * grid.clientHeight : (end * screen) / screens;
      await frame();
    }
    grid.scrollTop = 0;
    await frame();
  }, SCREENS);
  await loaded(page);
}

/** Chooses a segment by the beginning of its name and waits for other rows. */
function pressed(page: Page, name: RegExp): Promise<void> {
  return untilOtherRows(page, () => page.getByRole('button', { name }).click());
}

/** Runs in the page: the rows on top. */
const FIRST_IDS = `[...document.querySelectorAll('[role="row"][data-id]')].slice(0, 5).map((row) => row.dataset.id).join(' ')`;

async function untilOtherRows(page: Page, work: () => Promise<void>): Promise<void> {
  const before = await page.evaluate<string>(FIRST_IDS);
  await work();
  await page.waitForFunction(`${FIRST_IDS} !== ${JSON.stringify(before)}`);
  await loaded(page);
}

async function rowsAre(page: Page, wanted: number): Promise<void> {
  await page.locator(`[role="grid"][aria-rowcount="${wanted + 1}"]`).waitFor();
  await loaded(page);
}

/** Waits until every row in view has its texts. */
async function loaded(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const rows = [...document.querySelectorAll('[role="row"][data-id]')];
    return rows.length > 0 && rows.every((row) => row.textContent !== '');
  });
}
