import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { runCommand } from '../support/command-line-process.ts';
import { type DesktopSession, openDesktopSession } from '../support/electron/desktop-session.ts';
import { launchDesktop } from '../support/electron/launch-desktop.ts';
import { menuItem } from '../support/electron/menu-item.ts';
import { writeSumsBundle } from '../support/sums-environment.ts';

let desktop: DesktopSession;

beforeAll(async () => {
  desktop = await openDesktopSession();
});

afterAll(() => desktop.close());

describe('the system around it', () => {
  test('a zip dropped on the window is shown and then imported', async () => {
    const path = await desktop.zippedSums('dropped.zip');
    await desktop.page.evaluate((dropped) => {
      globalThis.window.filePaths['dropped.zip'] = dropped;
      const files = new DataTransfer();
      files.items.add(new File(['the page does not read this'], 'dropped.zip'));
      globalThis.window.dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true }));
    }, path);

    const dialog = desktop.page.getByRole('dialog');
    await dialog.getByText('Sums').first().waitFor();
    const before = (await desktop.valueOf('environments.list', {})) as unknown as { id: string }[];
    await dialog.getByRole('button', { name: /^Import/ }).click();
    await desktop.page.getByRole('heading', { name: 'Sums' }).first().waitFor();
    const after = (await desktop.valueOf('environments.list', {})) as unknown as { id: string }[];

    expect(before.map(({ id }) => id)).not.toContain('sums');
    expect(after.map(({ id }) => id)).toContain('sums');
  });

  test('a second start hands its zip to this window', async () => {
    writeSumsBundle(join(desktop.folder, 'sums'), 7);
    await desktop.zippedSums('second.zip');

    desktop.electron.app.emit(
      'second-instance',
      {},
      ['benchgen', '--flag', 'second.zip', 'missing.zip'],
      desktop.folder,
    );

    await desktop.page.getByRole('dialog').getByText('second.zip').first().waitFor();
    await desktop.page.keyboard.press('Escape');
    expect(desktop.window.isFocused).toBe(true);
  });

  test('the menu changes the theme of the page and of the system', async () => {
    menuItem(desktop.electron.menu, ['&View', 'Theme', 'Dark']).click?.({} as never, undefined, {} as never);

    await expect.poll(() => desktop.page.locator('html').getAttribute('data-theme')).toBe('dark');
    expect(menuItem(desktop.electron.menu, ['&View', 'Theme', 'Dark']).checked).toBe(true);
    expect(desktop.window.backgroundColor).toBe('#181b20');
  });

  test('the menu offers no way to reload, and runs commands of the interface', async () => {
    const roles = JSON.stringify(desktop.electron.menu);

    menuItem(desktop.electron.menu, ['&Help', 'Keyboard shortcuts']).click?.(
      {} as never,
      undefined,
      {} as never,
    );

    await desktop.page.getByRole('dialog').getByText('shortcuts').first().waitFor();
    await desktop.page.keyboard.press('Escape');
    expect(roles).not.toMatch(/"(force)?reload"/i);
  });
});

describe('what the system keeps for it', () => {
  test('the save dialog of the system names the file and remembers its folder', async () => {
    desktop.electron.answers.savePath = join(desktop.folder, 'kept', 'a.jsonl');
    const first = await desktop.page.evaluate(() => globalThis.window.chooseSavePath?.('a.jsonl'));
    desktop.electron.answers.savePath = '';
    const second = await desktop.page.evaluate(() => globalThis.window.chooseSavePath?.('b.jsonl'));

    expect([first, second]).toEqual([join(desktop.folder, 'kept', 'a.jsonl'), null]);
    expect(desktop.electron.dialogs.at(-1)).toEqual({
      kind: 'save',
      message: join(desktop.folder, 'kept', 'b.jsonl'),
    });
  });

  test('a key is kept by the keychain of the system, never as it is', async () => {
    await desktop.valueOf('providers.setKey', { name: 'openai', key: 'sk-secret-123456' });

    const stored = readFileSync(join(desktop.folder, 'data', 'desktop', 'keys.json'), 'utf8');

    expect(stored).toContain('openai');
    expect(stored).not.toContain('secret');
    expect(existsSync(join(desktop.folder, 'data', 'secrets.json'))).toBe(false);
  });
});

describe('leaving', () => {
  const silent = createServer();

  beforeAll(async () => {
    silent.listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const address = silent.address();
    const port = typeof address === 'object' ? address?.port : 0;
    await desktop.valueOf('providers.save', {
      name: 'silent',
      kind: 'openai',
      baseUrl: `http://127.0.0.1:${port}/v1`,
      keyVariable: null,
      concurrency: null,
      requestsPerMinute: null,
    });
  });

  afterAll(() => {
    silent.closeAllConnections();
    silent.close();
  });

  test('asks while a run is going, and stays if the person wants to', async () => {
    const asked = once(silent, 'request');
    await desktop.valueOf('runs.start', { environment: 'sums', models: ['silent:model'] });
    await asked;
    await expect.poll(() => desktop.window.progress.length).toBeGreaterThan(0);
    desktop.electron.answers.button = 1;

    desktop.window.close();

    await expect
      .poll(() => desktop.electron.dialogs.at(-1)?.message)
      .toMatch(/^A run is still going\. Quit\?/);
    expect(desktop.electron.windows).toHaveLength(1);
    expect(await desktop.call('app.info', {})).toMatchObject({ ok: true });
  });

  test('settles everything: the run can be resumed, the window comes back where it was', async () => {
    desktop.electron.answers.button = 0;

    desktop.window.close();
    const code = await desktop.electron.ended;
    const { stdout } = await runCommand(['runs', '--json', '--data-dir', join(desktop.folder, 'data')]);

    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject([{ model: 'silent:model', status: 'interrupted' }]);
    expect(
      JSON.parse(readFileSync(join(desktop.folder, 'data', 'desktop', 'window.json'), 'utf8')),
    ).toMatchObject({
      windows: { 1: { bounds: { width: 1280, height: 800 } } },
    });
  });
});

test('a data folder that cannot be used is said in a box, and nothing is overwritten', async () => {
  const path = join(desktop.folder, 'not-a-folder');
  writeFileSync(path, 'mine');

  const failed = await launchDesktop(desktop.browser, ['--data-dir', path]);

  expect(await failed.ended).toBe(1);
  expect(failed.dialogs).toMatchObject([
    { kind: 'error', message: expect.stringMatching(/^BenchGen could not/) },
  ]);
  expect(readFileSync(path, 'utf8')).toBe('mine');
});
