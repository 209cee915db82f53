import { type BrowserWindow, Menu, nativeTheme } from 'electron';

import type { Client } from '#shared/client.ts';
import type { Settings } from '#shared/domain/settings.ts';
import { type MenuActions, menuTemplate } from './menu.ts';
import { BACKGROUND } from './window.ts';

/** The native parts that settings change: the theme of menus, dialogs and window, and the ticks in the menu. */
export interface Paint {
  start(window: BrowserWindow, client: Client, recentBundles: readonly string[], actions: MenuActions): void;
  /** Shows these bundles under "Open recent". */
  menu(recentBundles: readonly string[]): void;
}

/** Takes on the theme at once, so that the window's first paint is in it. */
export function followSettings(first: Settings): Paint {
  let settings = first;
  let recent: readonly string[] = [];
  let build = () => {};
  nativeTheme.themeSource = settings.theme;
  return {
    start(window, client, recentBundles, actions) {
      recent = recentBundles;
      build = () => {
        const state = { settings, recentBundles: recent, isMac: process.platform === 'darwin' };
        Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(state, actions)));
      };
      build();
      client.on('settings.changed', (changed) => {
        settings = changed;
        nativeTheme.themeSource = changed.theme;
        build();
      });
      const repaint = () =>
        window.setBackgroundColor(nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light);
      nativeTheme.on('updated', repaint);
      window.once('closed', () => nativeTheme.off('updated', repaint));
    },
    menu(recentBundles) {
      recent = recentBundles;
      build();
    },
  };
}
