import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const binary: { findElectron: () => string | null } = await import(
  join(root, 'src/main/launch/electron-binary.js')
);
const program = binary.findElectron();
const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
const obstacle =
  program === null ? "Electron's program is not installed" : hasDisplay ? null : 'there is no display';

describe.skipIf(obstacle !== null)(
  `in Electron itself${obstacle === null ? '' : ` (skipped: ${obstacle})`}`,
  () => {
    let folder: string;
    let application: ElectronApplication;
    let page: Page;

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'benchgen-electron-'));
      application = await _electron.launch({
        executablePath: program ?? '',
        // The root user and containers have no user namespaces for the sandbox of Chromium.
        args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), root, '--data-dir', folder],
      });
      page = await application.firstWindow();
    });

    afterAll(async () => {
      await application.close();
      rmSync(folder, { recursive: true, force: true });
    });

    test('the window shows the hub by its own scheme', async () => {
      await page.getByText('General knowledge').first().waitFor();

      expect(page.url()).toMatch(/^app:\/\/benchgen\//);
    });

    test('the page has no Node and talks through the bridge', async () => {
      const found = await page.evaluate(async () => ({
        require: typeof (globalThis as { require?: unknown }).require,
        process: typeof (globalThis as { process?: unknown }).process,
        reply: await window.transport?.call('app.info', {}),
      }));

      expect(found).toMatchObject({
        require: 'undefined',
        process: 'undefined',
        reply: { ok: true, value: { door: 'desktop' } },
      });
    });

    test('typed arrays cross the bridge', async () => {
      const kind = await page.evaluate(async () => {
        const list = await window.transport?.call('environments.list', {});
        const [first] = (list?.ok === true ? list.value : []) as { digest: string }[];
        const index = await window.transport?.call('cases.index', { digest: first?.digest });
        return index?.ok === true ? Object.prototype.toString.call(index.value) : 'refused';
      });

      expect(kind).toBe('[object Uint32Array]');
    });

    test('the page cannot leave', async () => {
      await application.evaluate(({ dialog }) => {
        dialog.showMessageBox = async () => ({ response: 1, checkboxChecked: false });
      });
      await page.evaluate(() => location.assign('https://example.com/'));

      expect(page.url()).toMatch(/^app:\/\/benchgen\//);
    });
  },
);
