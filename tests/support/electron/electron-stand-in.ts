import type * as Electron from 'electron';
import { EventEmitter } from 'node:events';
import type { Browser } from 'playwright';

import { StandInSession } from './stand-in-session.ts';
import { StandInWindow } from './stand-in-window.ts';

type MenuItem = Electron.MenuItemConstructorOptions;

/** The Electron APIs that the desktop door uses, checked against Electron's own types, and what a test may look at. */
export interface ElectronStandIn {
  readonly modules: Record<string, unknown>;
  readonly session: StandInSession;
  readonly windows: readonly StandInWindow[];
  readonly privilegedSchemes: Electron.CustomScheme[];
  /** Everything a dialog said, oldest first. */
  readonly dialogs: { kind: string; message: string }[];
  /** What the person will answer to dialogs. */
  readonly answers: { openPaths: string[]; savePath: string; button: number };
  readonly opened: string[];
  menu: readonly MenuItem[];
  /** Emits an event of the application, such as `second-instance`. */
  readonly app: EventEmitter;
  /** Resolves with the exit code when the application has ended. */
  readonly ended: Promise<number>;
  /** Resolves when a window has shown itself. */
  firstWindow(): Promise<StandInWindow>;
}

export function createElectronStandIn(browser: Browser): ElectronStandIn {
  const session = new StandInSession();
  const windows: StandInWindow[] = [];
  const handlers = new Map<string, (event: Electron.IpcMainInvokeEvent, ...rest: unknown[]) => unknown>();
  const ended = Promise.withResolvers<number>();
  const shown = Promise.withResolvers<StandInWindow>();
  const theme = themeStandIn(() => windows);
  const app = appStandIn(() => windows, ended.resolve);
  const around = {
    browser,
    session,
    handlers,
    colorScheme: () => (theme.shouldUseDarkColors ? ('dark' as const) : ('light' as const)),
    created: (window: StandInWindow) => {
      windows.push(window);
      app.emit('web-contents-created', {}, window.webContents);
      window.once('ready-to-show', () => shown.resolve(window));
    },
    destroyed: (window: StandInWindow) => {
      windows.splice(windows.indexOf(window), 1);
    },
  };
  const standIn: ElectronStandIn = {
    session,
    windows,
    app,
    privilegedSchemes: [],
    dialogs: [],
    answers: { openPaths: [], savePath: '', button: 0 },
    opened: [],
    menu: [],
    ended: ended.promise,
    firstWindow: () => shown.promise,
    modules: {},
  };
  Object.assign(standIn.modules, {
    app,
    session: { defaultSession: session },
    nativeTheme: theme,
    BrowserWindow: class extends StandInWindow {
      constructor(options: Electron.BrowserWindowConstructorOptions) {
        super(options, around);
      }
    },
    ipcMain: {
      handle: (channel, listener) => {
        handlers.set(channel, listener);
      },
    } satisfies Pick<Electron.IpcMain, 'handle'>,
    protocol: {
      registerSchemesAsPrivileged: (schemes) => {
        standIn.privilegedSchemes.push(...schemes);
      },
    } satisfies Pick<Electron.Protocol, 'registerSchemesAsPrivileged'>,
    ...dialogsAndShell(standIn),
    Menu: {
      buildFromTemplate: (template: MenuItem[]) => ({ template, popup() {} }),
      setApplicationMenu: (menu: { template: MenuItem[] }) => {
        standIn.menu = menu.template;
      },
    },
    safeStorage: keychain,
    screen: screenStandIn,
  });
  return standIn;
}

class AppStandIn
  extends EventEmitter
  implements
    Pick<Electron.App, 'setName' | 'setPath' | 'requestSingleInstanceLock' | 'quit' | 'exit' | 'whenReady'>
{
  readonly paths = new Map<string, string>();
  readonly #windows: () => readonly StandInWindow[];
  readonly #end: (code: number) => void;

  constructor(windows: () => readonly StandInWindow[], end: (code: number) => void) {
    super();
    this.#windows = windows;
    this.#end = end;
  }
  setName(): void {}
  setPath(name: string, path: string): void {
    this.paths.set(name, path);
  }
  requestSingleInstanceLock(): boolean {
    return true;
  }
  whenReady(): Promise<void> {
    return Promise.resolve();
  }
  quit(): void {
    let isPrevented = false;
    this.emit('before-quit', { preventDefault: () => (isPrevented = true) });
    if (isPrevented) return;
    for (const window of [...this.#windows()]) window.close();
    if (this.#windows().length === 0) this.#end(0);
  }
  exit(code = 0): void {
    this.#end(code);
  }
}

function appStandIn(windows: () => readonly StandInWindow[], end: (code: number) => void): AppStandIn {
  return new AppStandIn(windows, end);
}

function themeStandIn(windows: () => readonly StandInWindow[]) {
  class ThemeStandIn
    extends EventEmitter
    implements Pick<Electron.NativeTheme, 'themeSource' | 'shouldUseDarkColors'>
  {
    #source: Electron.NativeTheme['themeSource'] = 'system';
    get themeSource() {
      return this.#source;
    }
    set themeSource(source) {
      this.#source = source;
      const colorScheme = this.shouldUseDarkColors ? 'dark' : 'light';
      for (const window of windows()) void window.webContents.page?.emulateMedia({ colorScheme });
      this.emit('updated');
    }
    get shouldUseDarkColors() {
      return this.#source === 'dark';
    }
  }
  return new ThemeStandIn();
}

function dialogsAndShell(standIn: ElectronStandIn) {
  const { answers, dialogs, opened } = standIn;
  const note = (kind: string, message = '') => dialogs.push({ kind, message });
  // Electron allows the window to be left out before the options.
  const optionsOf = (parameters: unknown[]) => parameters.at(-1) as { message?: string; detail?: string };
  return {
    dialog: {
      showMessageBox: async (...parameters: unknown[]) => {
        note('message', `${optionsOf(parameters).message} ${optionsOf(parameters).detail ?? ''}`);
        return { response: answers.button, checkboxChecked: false };
      },
      showOpenDialog: async () => {
        note('open');
        return { canceled: answers.openPaths.length === 0, filePaths: answers.openPaths };
      },
      showSaveDialog: async (...parameters: unknown[]) => {
        note('save', (optionsOf(parameters) as { defaultPath?: string }).defaultPath);
        return { canceled: answers.savePath === '', filePath: answers.savePath };
      },
      showErrorBox: (title: string, content: string) => {
        note('error', `${title}: ${content}`);
      },
    } satisfies Pick<
      Electron.Dialog,
      'showMessageBox' | 'showOpenDialog' | 'showSaveDialog' | 'showErrorBox'
    >,
    shell: {
      openExternal: async (url) => {
        opened.push(url);
      },
      openPath: async (path) => {
        opened.push(path);
        return '';
      },
      showItemInFolder: (path) => {
        opened.push(path);
      },
    } satisfies Pick<Electron.Shell, 'openExternal' | 'openPath' | 'showItemInFolder'>,
  };
}

/** Turns bytes around: enough to tell that what is stored is not the key itself. */
const keychain = {
  isAsyncEncryptionAvailable: async () => true,
  encryptStringAsync: async (text) => Buffer.from([...text].toReversed().join('')),
  decryptStringAsync: async (bytes) => ({
    result: [...bytes.toString()].toReversed().join(''),
    shouldReEncrypt: false,
  }),
  getSelectedStorageBackend: () => 'gnome_libsecret' as const,
} satisfies Pick<
  Electron.SafeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
>;

const display = { id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1080 } } as Electron.Display;
const screenStandIn = {
  getAllDisplays: () => [display],
  getPrimaryDisplay: () => display,
  getDisplayMatching: () => display,
} satisfies Pick<Electron.Screen, 'getAllDisplays' | 'getPrimaryDisplay' | 'getDisplayMatching'>;
