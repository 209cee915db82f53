import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Reply } from '#shared/errors.ts';
import type { Transport } from '#shared/transport.ts';
import { launchChromium } from '../support/chromium.ts';
import type { ElectronStandIn } from '../support/electron/electron-stand-in.ts';
import { launchDesktop } from '../support/electron/launch-desktop.ts';
import { menuItem } from '../support/electron/menu-item.ts';
import type { StandInWindow } from '../support/electron/stand-in-window.ts';
import { writeSumsBundle } from '../support/sums-environment.ts';

declare global {
  interface Window {
    readonly transport?: Transport;
    readonly chooseSavePath?: (fileName: string) => Promise<string | null>;
    readonly standIn: (
      channel: string,
      parameters: unknown[],
    ) => Promise<{ value?: unknown; error?: string }>;
    readonly filePaths: Record<string, string>;
  }
}

let folder: string;
let browser: Browser;
let electron: ElectronStandIn;
let window: StandInWindow;
let page: Page;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'benchgen-desktop-'));
  browser = await launchChromium();
  electron = await launchDesktop(browser, ['--data-dir', join(folder, 'data')]);
  window = await electron.firstWindow();
  page = window.page;
  writeSumsBundle(join(folder, 'sums'), 6);
});

afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A call as the interface makes it, through the preload's bridge. */
function call(name: string, input: unknown): Promise<Reply<unknown>> {
  return page.evaluate(
    ([callName, callInput]) => {
      if (globalThis.window.transport === undefined) throw new Error('There is no bridge.');
      return globalThis.window.transport.call(callName, callInput);
    },
    [name, input] as const,
  );
}

async function valueOf(name: string, input: unknown): Promise<Record<string, unknown>> {
  const reply = await call(name, input);
  if (!reply.ok) throw new Error(reply.error.message);
  return reply.value as Record<string, unknown>;
}

/** The bundle of sums as a zip, made by the application itself. */
async function zippedSums(name: string): Promise<string> {
  const { handle } = await valueOf('files.pack', { folder: join(folder, 'sums') });
  const path = join(folder, name);
  await valueOf('files.save', { handle, path });
  return path;
}

describe('the window', () => {
  test('gives its page no Node, a sandbox and a world of its own', () => {
    expect(window.options.webPreferences).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    });
    expect(window.options).toMatchObject({ show: false, minWidth: 1000, minHeight: 640 });
  });

  test('is shown once its first paint is ready, in the colour of its theme', () => {
    expect(window.isShown).toBe(true);
    expect(window.options.backgroundColor).toBe('#ffffff');
  });

  test('loads the built interface by its own scheme, with the built-in environments', async () => {
    expect(electron.privilegedSchemes).toMatchObject([
      { scheme: 'app', privileges: { standard: true, secure: true } },
    ]);
    expect(window.webContents.getURL()).toMatch(/^app:\/\/benchgen\//);
    await page.getByRole('heading', { name: 'Hub' }).first().waitFor();
    expect(await page.getByRole('row').count()).toBeGreaterThan(3);
  });

  test('has a policy under which no other script runs', async () => {
    const answer = await electron.session.answer('app://benchgen/', 'GET');
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'document.title = "taken over"';
      document.head.append(script);
    });

    expect(answer?.headers.get('content-security-policy')).toContain("script-src 'self'; style-src");
    expect(await page.title()).not.toBe('taken over');
  });

  test.each([
    'app://benchgen/../../package.json',
    'app://benchgen/%2e%2e/main/index.js',
    'app://other/index.html',
  ])('%s is not served', async (address) => {
    expect((await electron.session.answer(address, 'GET'))?.status).toBe(404);
  });
});

describe('the bridge', () => {
  test('clones like Electron: typed arrays come through, functions do not', async () => {
    const [first] = (await valueOf('environments.list', {})) as unknown as { digest: string }[];

    const kind = await page.evaluate(async (digest) => {
      const reply = await globalThis.window.transport?.call('cases.index', { digest });
      return reply?.ok === true ? reply.value?.constructor.name : 'refused';
    }, first?.digest);
    const refused = page.evaluate(() => globalThis.window.transport?.call('app.info', { run: () => 1 }));

    expect(kind).toBe('Uint32Array');
    await expect(refused).rejects.toThrow(/could not be cloned/);
  });

  test('says what door it is and takes paths', async () => {
    expect(await valueOf('app.info', {})).toMatchObject({ door: 'desktop' });
    expect(await call('files.open', { path: join(folder, 'missing.zip') })).toMatchObject({ ok: false });
  });

  test('answers no other frame than that of the window', async () => {
    const error = await page.evaluate(async () => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const foreign = frame.contentWindow as Window | null;
      const answer = await foreign?.standIn('call', ['app.info', {}]);
      frame.remove();
      return answer;
    });

    expect(error).toEqual({ error: 'Error: Only the window of BenchGen may call.' });
  });

  test('carries a refusal as data', async () => {
    expect(await call('constructor', {})).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(await call('dialog.saveFile', { fileName: 7 })).toMatchObject({
      ok: false,
      error: { code: 'invalid-input' },
    });
  });
});

describe('what a page may not do', () => {
  test('it cannot leave; a link to the web is opened in the browser after asking', async () => {
    electron.answers.button = 1;
    await page.evaluate(() => location.assign('https://example.com/no'));
    await expect
      .poll(() => electron.dialogs.map(({ message }) => message).join())
      .toContain('example.com/no');
    electron.answers.button = 0;
    await page.evaluate(() => location.assign('https://example.com/yes'));

    await expect.poll(() => electron.opened).toEqual(['https://example.com/yes']);
    expect(window.webContents.getURL()).toMatch(/^app:\/\/benchgen\//);
  });

  test('it cannot open windows, nor other schemes', async () => {
    const before = electron.opened.length;
    const handler = window.webContents.openHandler;
    const denied = ['file:///etc/passwd', 'javascript:alert(1)', 'app://benchgen/'].map((url) =>
      handler?.({ url } as Parameters<typeof handler>[0]),
    );

    expect(denied).toEqual([{ action: 'deny' }, { action: 'deny' }, { action: 'deny' }]);
    expect(electron.opened).toHaveLength(before);
    expect(electron.windows).toHaveLength(1);
  });

  test('it is granted nothing but writing to the clipboard', () => {
    const { permissionRequest, permissionCheck, devicePermission } = electron.session;
    const contents = window.webContents as unknown as Electron.WebContents;
    const asked = (permission: 'media' | 'geolocation' | 'notifications' | 'clipboard-read') => {
      const answers: boolean[] = [];
      permissionRequest?.(contents, permission, (granted) => answers.push(granted), {
        isMainFrame: true,
        requestingUrl: 'app://benchgen/',
      });
      return answers;
    };

    expect([asked('media'), asked('geolocation'), asked('notifications'), asked('clipboard-read')]).toEqual([
      [false],
      [false],
      [false],
      [false],
    ]);
    expect(permissionCheck?.(contents, 'media', 'app://benchgen', { isMainFrame: true })).toBe(false);
    expect(
      permissionCheck?.(contents, 'clipboard-sanitized-write', 'app://benchgen', { isMainFrame: true }),
    ).toBe(true);
    expect(devicePermission?.({ deviceType: 'usb', origin: 'app://benchgen' } as never)).toBe(false);
  });

  test('no request of it reaches the network', async () => {
    const outcome = await page.evaluate(() =>
      fetch('https://example.com/leak').then(
        () => 'answered',
        () => 'refused',
      ),
    );

    expect(outcome).toBe('refused');
    expect(electron.session.foreignRequests).toEqual([]);
  });
});

describe('the system around it', () => {
  test('a zip dropped on the window is shown and then imported', async () => {
    const path = await zippedSums('dropped.zip');
    await page.evaluate((dropped) => {
      globalThis.window.filePaths['dropped.zip'] = dropped;
      const files = new DataTransfer();
      files.items.add(new File(['the page does not read this'], 'dropped.zip'));
      globalThis.window.dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true }));
    }, path);

    const dialog = page.getByRole('dialog');
    await dialog.getByText('Sums').first().waitFor();
    const before = (await valueOf('environments.list', {})) as unknown as { id: string }[];
    await dialog.getByRole('button', { name: /^Import/ }).click();
    await page.getByRole('heading', { name: 'Sums' }).first().waitFor();
    const after = (await valueOf('environments.list', {})) as unknown as { id: string }[];

    expect(before.map(({ id }) => id)).not.toContain('sums');
    expect(after.map(({ id }) => id)).toContain('sums');
  });

  test('a second start hands its zip to this window', async () => {
    writeSumsBundle(join(folder, 'sums'), 7);
    await zippedSums('second.zip');

    electron.app.emit('second-instance', {}, ['benchgen', '--flag', 'second.zip', 'missing.zip'], folder);

    await page.getByRole('dialog').getByText('second.zip').first().waitFor();
    await page.keyboard.press('Escape');
    expect(window.isFocused).toBe(true);
  });

  test('the menu changes the theme of the page and of the system', async () => {
    menuItem(electron.menu, ['&View', 'Theme', 'Dark']).click?.({} as never, undefined, {} as never);

    await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe('dark');
    expect(menuItem(electron.menu, ['&View', 'Theme', 'Dark']).checked).toBe(true);
    expect(window.backgroundColor).toBe('#181b20');
  });

  test('the menu offers no way to reload, and runs commands of the interface', async () => {
    const roles = JSON.stringify(electron.menu);

    menuItem(electron.menu, ['&Help', 'Keyboard shortcuts']).click?.({} as never, undefined, {} as never);

    await page.getByRole('dialog').getByText('shortcuts').first().waitFor();
    await page.keyboard.press('Escape');
    expect(roles).not.toMatch(/"(force)?reload"/i);
  });

  test('the save dialog of the system names the file and remembers its folder', async () => {
    electron.answers.savePath = join(folder, 'kept', 'a.jsonl');
    const first = await page.evaluate(() => globalThis.window.chooseSavePath?.('a.jsonl'));
    electron.answers.savePath = '';
    const second = await page.evaluate(() => globalThis.window.chooseSavePath?.('b.jsonl'));

    expect([first, second]).toEqual([join(folder, 'kept', 'a.jsonl'), null]);
    expect(electron.dialogs.at(-1)).toEqual({ kind: 'save', message: join(folder, 'kept', 'b.jsonl') });
  });

  test('a key is kept by the keychain of the system, never as it is', async () => {
    await valueOf('providers.setKey', { name: 'openai', key: 'sk-secret-123456' });

    const stored = readFileSync(join(folder, 'data', 'desktop', 'keys.json'), 'utf8');

    expect(stored).toContain('openai');
    expect(stored).not.toContain('secret');
    expect(existsSync(join(folder, 'data', 'secrets.json'))).toBe(false);
  });
});

test('closing settles everything and remembers where the window was', async () => {
  await valueOf('runs.start', { environment: 'sums', models: ['baseline:gold'] });

  window.close();

  expect(await electron.ended).toBe(0);
  expect(JSON.parse(readFileSync(join(folder, 'data', 'desktop', 'window.json'), 'utf8'))).toMatchObject({
    windows: { 1: { bounds: { width: 1280, height: 800 } } },
  });
});
