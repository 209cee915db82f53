import { type BrowserWindow, screen, session, shell } from 'electron';

import type { Core } from '#core/core.ts';
import { createClient } from '#shared/client.ts';
import { rendererDirectory } from '../launch/application-root.ts';
import { PAGE, serveInterface } from './app-scheme.ts';
import { desktopDispatch } from './desktop-dispatch.ts';
import { desktopHandlers } from './desktop-handlers.ts';
import type { DesktopMemory } from './desktop-state.ts';
import { followSettings } from './follow-settings.ts';
import { guardLeaving } from './leave.ts';
import { lockSession } from './lock-down.ts';
import { watchRunningRuns } from './running-runs.ts';
import { serveCalls } from './serve-calls.ts';
import { offerTextMenu } from './text-menu.ts';
import { rememberPlace } from './window-place.ts';
import { createWindow } from './window.ts';

const RECENT_BUNDLES = 10;

export interface OpenedWindow {
  readonly window: BrowserWindow;
  /** Hands bundles to the interface, which shows what is in them before anything is written. */
  readonly openBundles: (paths: readonly string[]) => void;
}

/** Opens the window over the core and puts everything around it: calls, events, menu, theme, progress, leaving. */
export async function openWindow(
  core: Core,
  memory: DesktopMemory,
  directory: string,
): Promise<OpenedWindow> {
  const carry = core.dispatchFor({ localPaths: true });
  const client = createClient({ call: carry, listen: (listener) => core.bus.listen(listener) });
  const paint = followSettings(await client.call('settings.get', {}));
  lockSession(session.defaultSession);
  serveInterface(session.defaultSession, rendererDirectory);
  const window = createWindow(memory);
  const handlers = desktopHandlers(window, memory);
  const listening = Promise.withResolvers<void>();
  serveCalls((name, input) => {
    // Its first question about data tells that the interface listens for events by now.
    if (name !== 'settings.get') listening.resolve();
    return desktopDispatch(handlers, carry)(name, input);
  }, window.webContents);

  const openBundles = (paths: readonly string[]) => {
    if (paths.length === 0) return;
    const recentBundles = [...new Set([...paths, ...memory.read().recentBundles])].slice(0, RECENT_BUNDLES);
    memory.change({ recentBundles });
    paint.menu(recentBundles);
    void listening.promise.then(() => core.bus.publish('bundles.opened', { paths: [...paths] }));
  };
  paint.start(window, client, memory.read().recentBundles, {
    command: (command) => core.bus.publish('menu.command', command),
    importBundles: () => void handlers['dialog.openBundles']({}).then(({ paths }) => openBundles(paths)),
    openRecent: (path) => openBundles([path]),
    changeSettings: (change) => void client.call('settings.set', change),
    openDataFolder: () => void shell.openPath(directory),
    quit: () => window.close(),
  });

  const runs = watchRunningRuns(core.bus);
  runs.onChange(() => window.setProgressBar(runs.share() ?? -1));
  const mute = core.bus.listen((name, payload) => window.webContents.send('event', name, payload));
  offerTextMenu(window.webContents);
  guardLeaving(window, runs, async () => {
    mute();
    rememberPlace(memory, screen, window);
    await core.close();
  });
  await window.loadURL(PAGE);
  return { window, openBundles };
}
