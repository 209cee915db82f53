import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';

import type { Reply } from '#shared/errors.ts';
import type { Transport } from '#shared/transport.ts';
import { launchChromium } from '../chromium.ts';
import { writeSumsBundle } from '../sums-environment.ts';
import type { ElectronStandIn } from './electron-stand-in.ts';
import { launchDesktop } from './launch-desktop.ts';
import type { StandInWindow } from './stand-in-window.ts';

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

/** The built desktop application in the stand-in, on a data folder of its own, with its window open. */
export interface DesktopSession {
  /** Holds `data` and the bundle `sums`. */
  readonly folder: string;
  readonly browser: Browser;
  readonly electron: ElectronStandIn;
  readonly window: StandInWindow;
  readonly page: Page;
  /** A call as the interface makes it, through the preload's bridge. */
  call(name: string, input: unknown): Promise<Reply<unknown>>;
  /** The value of a call; throws what was refused. */
  valueOf(name: string, input: unknown): Promise<Record<string, unknown>>;
  /** The bundle of sums as a zip, made by the application itself. */
  zippedSums(name: string): Promise<string>;
  close(): Promise<void>;
}

export async function openDesktopSession(): Promise<DesktopSession> {
  const folder = mkdtempSync(join(tmpdir(), 'benchgen-desktop-'));
  writeSumsBundle(join(folder, 'sums'), 6);
  const browser = await launchChromium();
  const electron = await launchDesktop(browser, ['--data-dir', join(folder, 'data')]);
  const window = await electron.firstWindow();
  const call = callThrough(window.page);
  const valueOf = async (name: string, input: unknown) => {
    const reply = await call(name, input);
    if (!reply.ok) throw new Error(reply.error.message);
    return reply.value as Record<string, unknown>;
  };
  return {
    folder,
    browser,
    electron,
    window,
    page: window.page,
    call,
    valueOf,
    async zippedSums(name) {
      const { handle } = await valueOf('files.pack', { folder: join(folder, 'sums') });
      const path = join(folder, name);
      await valueOf('files.save', { handle, path });
      return path;
    },
    async close() {
      if (electron.windows.length > 0) {
        window.close();
        await electron.ended;
      }
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function callThrough(page: Page): DesktopSession['call'] {
  return (name, input) =>
    page.evaluate(
      ([callName, callInput]) => {
        if (globalThis.window.transport === undefined) throw new Error('There is no bridge.');
        return globalThis.window.transport.call(callName, callInput);
      },
      [name, input] as const,
    );
}
