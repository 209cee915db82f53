import { fileURLToPath } from 'node:url';

import type { Browser } from 'playwright';

import { createCore } from '#core/core.ts';
import { openCatalog } from '#core/catalog/open-catalog.ts';

import { startWebShell } from '../../src/main/web.ts';
import { addTestEnvironment, newRun, testCases, testManifest } from '../support/catalog-fixtures.ts';
import { launchChromium } from '../support/chromium.ts';
import type { BenchRow } from './bench-row.ts';
import { temporaryFolder } from './big-folder.ts';
import { series } from './series.ts';
import { timed } from './timed.ts';

const ROUNDS = 5;
const COUNT = 1_000;
/** Taking in the built-in environments at the first start can be slow. */
const LONGEST_MS = 120_000;
const path = (relative: string) => fileURLToPath(new URL(`../../${relative}`, import.meta.url));

/** From nothing to a list of environments: core, shell and page, without the start of Node and Chromium. */
export const coldStart: BenchRow = {
  id: 'start',
  needsBuild: true,
  async measure() {
    const dataDirectory = temporaryFolder();
    await fillHub(dataDirectory);
    const browser = await launchChromium();
    try {
      // The first start takes in the built-in environments.
      await start(browser, dataDirectory);
      const times: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1) times.push(await start(browser, dataDirectory));
      return [
        {
          what: `cold start to the hub with ${COUNT} environments and ${COUNT} runs`,
          unit: 'ms',
          measured: series('core, shell and page', times),
          reference: null,
          goal: { of: 'median', bound: 'most', value: 1_000 },
        },
      ];
    } finally {
      await browser.close();
    }
  },
};

async function fillHub(dataDirectory: string): Promise<void> {
  const catalog = await openCatalog({ dataDirectory });
  for (let index = 0; index < COUNT; index += 1) {
    const manifest = testManifest({ id: `environment-${index}`, title: `Environment ${index}` });
    const { digest, rows } = await addTestEnvironment(
      { catalog, dataDirectory },
      { manifest, cases: testCases(3) },
    );
    const id = `run-${index}`;
    await catalog.runs.create(newRun(digest, { id, plannedCases: rows }));
    await catalog.runs.setStatus(id, 'cancelled');
  }
  await catalog.close();
}

/** Milliseconds until the list has rows, which it draws with its keys in place. */
async function start(browser: Browser, dataDirectory: string): Promise<number> {
  const context = await browser.newContext();
  const close: (() => Promise<unknown>)[] = [() => context.close()];
  try {
    const { time } = await timed(async () => {
      const core = await createCore({
        door: 'browser',
        dataDirectory,
        resourcesDirectory: path('resources'),
        version: '0.0.0-bench',
        variables: { OLLAMA_HOST: 'http://127.0.0.1:9' },
      });
      close.push(() => core.close());
      const rendererDirectory = process.env['E2E_OUT'] ?? path('out/renderer');
      const shell = await startWebShell(core, { port: 0, rendererDirectory });
      close.splice(1, 0, () => shell.close());
      const page = await context.newPage();
      page.setDefaultTimeout(LONGEST_MS);
      await page.goto(shell.url);
      await page.getByRole('option').first().waitFor();
    });
    return time;
  } finally {
    for (const one of close) await one();
  }
}
