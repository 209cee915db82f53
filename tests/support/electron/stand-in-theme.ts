import type * as Electron from 'electron';
import { EventEmitter } from 'node:events';

import type { StandInWindow } from './stand-in-window.ts';

/** The theme of the system and of all windows; the system's own is light. */
export class StandInTheme
  extends EventEmitter
  implements Pick<Electron.NativeTheme, 'themeSource' | 'shouldUseDarkColors'>
{
  #source: Electron.NativeTheme['themeSource'] = 'system';
  readonly #windows: () => readonly StandInWindow[];

  constructor(windows: () => readonly StandInWindow[]) {
    super();
    this.#windows = windows;
  }
  get themeSource() {
    return this.#source;
  }
  set themeSource(source) {
    this.#source = source;
    const colorScheme = this.shouldUseDarkColors ? 'dark' : 'light';
    for (const window of this.#windows()) void window.webContents.page?.emulateMedia({ colorScheme });
    this.emit('updated');
  }
  get shouldUseDarkColors() {
    return this.#source === 'dark';
  }
}
