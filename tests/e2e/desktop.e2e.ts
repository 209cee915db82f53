import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type DesktopSession, openDesktopSession } from '../support/electron/desktop-session.ts';

let desktop: DesktopSession;

beforeAll(async () => {
  desktop = await openDesktopSession();
});

afterAll(() => desktop.close());

describe('the window', () => {
  test('gives its page no Node, a sandbox and a world of its own', () => {
    expect(desktop.window.options.webPreferences).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    });
    expect(desktop.window.options).toMatchObject({ show: false, minWidth: 1000, minHeight: 640 });
  });

  test('is shown once its first paint is ready, in the colour of its theme', () => {
    expect(desktop.window.isShown).toBe(true);
    expect(desktop.window.options.backgroundColor).toBe('#ffffff');
  });

  test('loads the built interface by its own scheme, with the built-in environments', async () => {
    expect(desktop.electron.privilegedSchemes).toMatchObject([
      { scheme: 'app', privileges: { standard: true, secure: true } },
    ]);
    expect(desktop.window.webContents.getURL()).toMatch(/^app:\/\/benchgen\//);
    await desktop.page.getByText('General knowledge').first().waitFor();
  });

  test('has a policy under which no other script runs', async () => {
    const answer = await desktop.electron.session.answer('app://benchgen/', 'GET');
    await desktop.page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'document.title = "taken over"';
      document.head.append(script);
    });

    expect(answer?.headers.get('content-security-policy')).toContain("script-src 'self'; style-src");
    expect(await desktop.page.title()).not.toBe('taken over');
  });

  test.each([
    'app://benchgen/../../package.json',
    'app://benchgen/%2e%2e/main/index.js',
    'app://other/index.html',
  ])('%s is not served', async (address) => {
    const answer = await desktop.electron.session.answer(address, 'GET');

    expect([404, 'cancelled']).toContain(answer?.status ?? 'cancelled');
  });
});

describe('the bridge', () => {
  test('clones like Electron: typed arrays come through, functions do not', async () => {
    const [first] = (await desktop.valueOf('environments.list', {})) as unknown as { digest: string }[];

    const kind = await desktop.page.evaluate(async (digest) => {
      const reply = await globalThis.window.transport?.call('cases.index', { digest });
      return reply?.ok === true ? reply.value?.constructor.name : 'refused';
    }, first?.digest);
    const refused = desktop.page.evaluate(() =>
      globalThis.window.transport?.call('app.info', { run: () => 1 }),
    );

    expect(kind).toBe('Uint32Array');
    await expect(refused).rejects.toThrow(/could not be cloned/);
  });

  test('says what door it is and takes paths', async () => {
    expect(await desktop.valueOf('app.info', {})).toMatchObject({ door: 'desktop' });
    expect(await desktop.call('files.open', { path: join(desktop.folder, 'missing.zip') })).toMatchObject({
      ok: false,
    });
  });

  test('answers no other frame than that of the window', async () => {
    const error = await desktop.page.evaluate(async () => {
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
    expect(await desktop.call('constructor', {})).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(await desktop.call('dialog.saveFile', { fileName: 7 })).toMatchObject({
      ok: false,
      error: { code: 'invalid-input' },
    });
  });
});

describe('what a page may not do', () => {
  test('it cannot leave; a link to the web is opened in the browser after asking', async () => {
    desktop.electron.answers.button = 1;
    await desktop.page.evaluate(() => location.assign('https://example.com/no'));
    await expect
      .poll(() => desktop.electron.dialogs.map(({ message }) => message).join())
      .toContain('example.com/no');
    desktop.electron.answers.button = 0;
    await desktop.page.evaluate(() => location.assign('https://example.com/yes'));

    await expect.poll(() => desktop.electron.opened).toEqual(['https://example.com/yes']);
    expect(desktop.window.webContents.getURL()).toMatch(/^app:\/\/benchgen\//);
  });

  test('it cannot open windows, nor other schemes', async () => {
    const before = desktop.electron.opened.length;
    const handler = desktop.window.webContents.openHandler;
    const denied = ['file:///etc/passwd', 'javascript:alert(1)', 'app://benchgen/'].map((url) =>
      handler?.({ url } as Parameters<typeof handler>[0]),
    );

    expect(denied).toEqual([{ action: 'deny' }, { action: 'deny' }, { action: 'deny' }]);
    expect(desktop.electron.opened).toHaveLength(before);
    expect(desktop.electron.windows).toHaveLength(1);
  });

  test('it is granted nothing but writing to the clipboard', () => {
    const { permissionRequest, permissionCheck, devicePermission } = desktop.electron.session;
    const contents = desktop.window.webContents as unknown as Electron.WebContents;
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
    const outcome = await desktop.page.evaluate(() =>
      fetch('https://example.com/leak').then(
        () => 'answered',
        () => 'refused',
      ),
    );

    expect(outcome).toBe('refused');
    expect(desktop.electron.session.foreignRequests).toEqual([]);
  });
});
