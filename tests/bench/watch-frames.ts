import type { Page } from 'playwright';

/** What a page was busy with since it was last asked. */
export interface FrameReport {
  /** Longest task that held the page up, in milliseconds; those under 50 ms count as 0. */
  readonly longestTask: number;
  /** The longest one by processor time. */
  readonly processor: number;
  /** Most rows of grids that were in the document at once. */
  readonly mostRows: number;
}

interface Watched {
  longestTask: number;
  mostRows: number;
}

declare global {
  // oxlint-disable-next-line no-var -- what the measured page keeps for the next question
  var benchWatched: Watched | undefined;
}

/** Begins to watch a page; `framesOf` tells what was seen. */
export async function watchFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watched: Watched = { longestTask: 0, mostRows: 0 };
    globalThis.benchWatched = watched;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries())
        watched.longestTask = Math.max(watched.longestTask, duration);
    }).observe({ type: 'longtask' });
    const count = () => {
      watched.mostRows = Math.max(watched.mostRows, document.querySelectorAll('[role="row"]').length);
      requestAnimationFrame(count);
    };
    count();
  });
}

/** Does something in a page that is watched and tells what the page was busy with meanwhile. */
export async function framesOf(page: Page, work: () => Promise<void>): Promise<FrameReport> {
  await readFrames(page);
  const browser = page.context().browser();
  await browser?.startTracing(page, { categories: ['toplevel', '__metadata'] });
  await work();
  const seen = await readFrames(page);
  const trace = await browser?.stopTracing();
  return { ...seen, processor: trace === undefined ? Number.NaN : longestInTrace(trace) };
}

/** What was seen since the last time. */
function readFrames(page: Page): Promise<Watched> {
  return page.evaluate(async () => {
    // Tasks are told of a little after they ended.
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100)));
    const watched = globalThis.benchWatched ?? { longestTask: Number.NaN, mostRows: Number.NaN };
    const seen = { ...watched };
    watched.longestTask = 0;
    watched.mostRows = 0;
    return seen;
  });
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Processor time in microseconds. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** Longest task of the main thread of pages by processor time, in milliseconds. */
function longestInTrace(trace: Buffer): number {
  const { traceEvents } = JSON.parse(trace.toString('utf8')) as { traceEvents: readonly TraceEvent[] };
  const key = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  const names = traceEvents.filter(({ name }) => name === 'thread_name');
  const mains = new Set(names.filter(({ args }) => args?.name === 'CrRendererMain').map(key));
  const tasks = traceEvents.filter((event) => event.name.endsWith('RunTask') && mains.has(key(event)));
  return tasks.reduce((longest, { tdur = 0 }) => Math.max(longest, tdur / 1_000), 0);
}
