import { BrowserWindow, nativeTheme, screen } from 'electron';
import { join } from 'node:path';

import { applicationRoot } from '../launch/application-root.ts';
import type { DesktopMemory } from './desktop-state.ts';
import { rememberedPlace, SMALLEST } from './window-place.ts';

/** The page colours of the two themes, painted before the page is there. */
export const BACKGROUND = { light: '#ffffff', dark: '#181b20' };

/** The window, hidden until its first paint is ready. The page gets no Node, a sandbox and a world of its own. */
export function createWindow(memory: DesktopMemory): BrowserWindow {
  const { bounds, isMaximized } = rememberedPlace(memory, screen);
  const window = new BrowserWindow({
    ...bounds,
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    title: 'BenchGen',
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    icon: join(applicationRoot, 'resources', 'icons', '512x512.png'),
    webPreferences: {
      preload: join(applicationRoot, 'out', 'preload', 'index.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      // The spelling dictionaries would be downloaded.
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => {
    if (isMaximized) window.maximize();
    window.show();
  });
  return window;
}
