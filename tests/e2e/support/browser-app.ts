import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { Browser, BrowserContext, Page } from 'playwright';

import { createCore } from '#core/core.ts';
import { createClient, type Client } from '#shared/client.ts';
import { startWebShell } from '../../../src/main/web.ts';
import { launchChromium } from '../../support/chromium.ts';

export interface OpenOptions {
  readonly theme?: 'light' | 'dark';
  readonly width?: number;
  readonly height?: number;
}

/** The whole application: real core on an empty data folder, browser shell, Chromium. */
export interface BrowserApp {
  readonly client: Client;
  /** Where the data lies; room for files of the test too. */
  readonly folder: string;
  /** Opens an address such as `/hub?q=x` in a window of its own, as a new person with an empty browser storage. */
  readonly open: (address: string, options?: OpenOptions) => Promise<Page>;
  /** What no page may do: errors in the page, and requests that leave this machine. */
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
}

const path = (relative: string) => fileURLToPath(new URL(`../../../${relative}`, import.meta.url));

/** Starts everything once for a suite; `close` it in `afterAll`. A data directory that is given stays where it is. */
export async function startBrowserApp(
  variables: Readonly<Record<string, string>> = {},
  dataDirectory: string | null = null,
): Promise<BrowserApp> {
  const folder = mkdtempSync(join(tmpdir(), 'benchgen-e2e-'));
  const core = await createCore({
    door: 'browser',
    dataDirectory: dataDirectory ?? join(folder, 'data'),
    resourcesDirectory: path('resources'),
    version: '0.0.0-test',
    // A port nobody listens on, so that no test depends on what else runs on this machine.
    variables: { OLLAMA_HOST: 'http://127.0.0.1:9', ...variables },
  });
  const shell = await startWebShell(core, {
    port: 0,
    rendererDirectory: process.env['E2E_OUT'] ?? path('out/renderer'),
  });
  const browser = await launchChromium();
  const complaints: string[] = [];
  return {
    client: createClient({
      call: core.dispatchFor({ localPaths: true }),
      listen: (listener) => core.bus.listen(listener),
    }),
    folder,
    complaints,
    async open(address, options = {}) {
      const page = await newWindow(browser, options);
      watch(page, shell.port, complaints);
      await page.goto(shell.url);
      await page.goto(`http://127.0.0.1:${shell.port}/#${address}`);
      // Not by its role: an open dialog hides it from screen readers.
      await page.locator('main').waitFor();
      return page;
    },
    async close() {
      await browser.close();
      await shell.close();
      await core.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function newWindow(browser: Browser, options: OpenOptions): Promise<Page> {
  const { theme = 'light', width = 1280, height = 800 } = options;
  const context: BrowserContext = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  return context.newPage();
}

function watch(page: Page, port: number, complaints: string[]): void {
  // Chromium hands over file dialogs only from the first listener on, and that takes a moment to reach it.
  page.on('filechooser', () => undefined);
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('request', (request) => {
    const { protocol, host } = new URL(request.url());
    if (protocol !== 'data:' && host !== `127.0.0.1:${port}`) complaints.push(`Request to ${request.url()}`);
  });
}
