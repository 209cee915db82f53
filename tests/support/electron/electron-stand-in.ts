import type * as Electron from 'electron';
import type { EventEmitter } from 'node:events';
import type { Browser } from 'playwright';

import { StandInApp } from './stand-in-app.ts';
import { dialogsAndShell } from './stand-in-dialogs.ts';
import { StandInSession } from './stand-in-session.ts';
import { keychain, screen } from './stand-in-system.ts';
import { StandInTheme } from './stand-in-theme.ts';
import { StandInWindow, type WindowSurroundings } from './stand-in-window.ts';

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
  const windows: StandInWindow[] = [];
  const ended = Promise.withResolvers<number>();
  const shown = Promise.withResolvers<StandInWindow>();
  const standIn: ElectronStandIn = {
    session: new StandInSession(),
    windows,
    app: new StandInApp(() => windows, ended.resolve),
    privilegedSchemes: [],
    dialogs: [],
    answers: { openPaths: [], savePath: '', button: 0 },
    opened: [],
    menu: [],
    ended: ended.promise,
    firstWindow: () => Promise.race([shown.promise, ended.promise.then(() => diedEarly(standIn))]),
    modules: {},
  };
  const theme = new StandInTheme(() => windows);
  const handlers: Handlers = new Map();
  const around: WindowSurroundings = {
    browser,
    session: standIn.session,
    handlers,
    colorScheme: () => (theme.shouldUseDarkColors ? 'dark' : 'light'),
    created(window) {
      windows.push(window);
      standIn.app.emit('web-contents-created', {}, window.webContents);
      window.once('ready-to-show', () => shown.resolve(window));
    },
    destroyed: (window) => void windows.splice(windows.indexOf(window), 1),
  };
  Object.assign(standIn.modules, modulesOf(standIn, theme, handlers, around));
  return standIn;
}

function diedEarly({ dialogs }: ElectronStandIn): never {
  throw new Error(
    `The application ended without a window: ${dialogs.map(({ message }) => message).join(' ')}`,
  );
}

type Handlers = Map<string, (event: Electron.IpcMainInvokeEvent, ...rest: unknown[]) => unknown>;

/** What `import … from 'electron'` finds. */
function modulesOf(
  standIn: ElectronStandIn,
  nativeTheme: StandInTheme,
  handlers: Handlers,
  around: WindowSurroundings,
) {
  return {
    app: standIn.app,
    session: { defaultSession: standIn.session },
    nativeTheme,
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
    Menu: {
      buildFromTemplate: (template: MenuItem[]) => ({ template, popup() {} }),
      setApplicationMenu: (menu: { template: MenuItem[] }) => {
        standIn.menu = menu.template;
      },
    },
    ...dialogsAndShell(standIn),
    safeStorage: keychain,
    screen,
  };
}
