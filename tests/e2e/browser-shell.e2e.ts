import { once } from 'node:events';
import { rmSync, mkdtempSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { launchChromium } from '../support/chromium.ts';
import { type CommandProcess, startCommand } from '../support/command-line-process.ts';

let folder: string;
let serve: CommandProcess;
let address: string;
let origin: string;
let browser: Browser;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'benchgen-shell-'));
  serve = startCommand(['serve', '--no-open', '--port', '0', '--data-dir', folder]);
  const [line] = (await once(serve.child.stdout, 'data')) as [Buffer];
  address = line.toString().trim();
  origin = new URL(address).origin;
  browser = await launchChromium();
  page = await (await browser.newContext()).newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
});

afterAll(async () => {
  await browser.close();
  serve.child.kill('SIGINT');
  await serve.ended;
  rmSync(folder, { recursive: true, force: true });
});

test('the printed address leads to the hub, without its token and without a complaint of the browser', async () => {
  await page.goto(address);
  await page.getByText('General knowledge').first().waitFor();

  expect(page.url()).toMatch(new RegExp(`^${origin}/(#.*)?$`));
  expect(complaints).toEqual([]);
});

test('reloading keeps the session; a browser that never had the address stays out', async () => {
  await page.reload();
  await page.getByText('General knowledge').first().waitFor();
  const stranger = await browser.newContext();
  const outside = await stranger.newPage();

  const response = await outside.goto(origin);

  expect(response?.status()).toBe(401);
  await stranger.close();
});

test('the cookie is out of reach of scripts', async () => {
  expect(await page.evaluate(() => document.cookie)).toBe('');
  expect(await page.context().cookies()).toMatchObject([{ httpOnly: true, sameSite: 'Strict' }]);
});

test('scripts from elsewhere do not run, whatever gets into the page', async () => {
  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.taken = true';
    document.head.append(script);
    return 'taken' in globalThis;
  });

  expect(ran).toBe(false);
});

test('a page of another local server can neither call, listen, load nor frame', async () => {
  const other = await foreignServer();
  const foreign = await page.context().newPage();
  await foreign.goto(`http://127.0.0.1:${portOf(other)}/`);

  const outcome = [
    await foreign.evaluate(tryCall, [origin, 'text/plain'] as const),
    await foreign.evaluate(tryCall, [origin, 'application/json'] as const),
    await foreign.evaluate(tryToListen, origin),
    await foreign.evaluate(tryToLoad, origin),
  ];
  await foreign.setContent(`<iframe src="${origin}/"></iframe>`);
  const framed = await foreign.frameLocator('iframe').getByText('General knowledge').count();
  await foreign.close();
  other.close();

  expect(outcome).toEqual(['refused', 'refused', 'refused', 'refused']);
  expect(framed).toBe(0);
});

// The following run in the page of the other server.

function tryCall([target, type]: readonly [string, string]): Promise<string> {
  const call = { method: 'POST', body: '{}', credentials: 'include' as const };
  return fetch(`${target}/call/app.info`, { ...call, headers: { 'content-type': type } }).then(
    () => 'answered',
    () => 'refused',
  );
}

function tryToListen(target: string): Promise<string> {
  const events = new EventSource(`${target}/events`, { withCredentials: true });
  return new Promise((resolve) => {
    events.addEventListener('open', () => resolve('open'));
    events.addEventListener('error', () => resolve('refused'));
  });
}

function tryToLoad(target: string): Promise<string> {
  const script = document.createElement('script');
  script.src = `${target}/theme-boot.js`;
  return new Promise((resolve) => {
    script.addEventListener('load', () => resolve('loaded'));
    script.addEventListener('error', () => resolve('refused'));
    document.head.append(script);
  });
}

async function foreignServer(): Promise<Server> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html').end('<title>Another page</title>');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
