import type * as Electron from 'electron';
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Frame, Page, Route } from 'playwright';

import type { StandInSession } from './stand-in-session.ts';
import { startPageSide } from './page-side.ts';

/** Chromium cannot load own schemes under test, so `app://benchgen/…` is shown to it as this origin. */
const SHOWN_ORIGIN = 'https://benchgen.invalid';
const OWN_ORIGIN = 'app://benchgen';

type FrameStandIn = Pick<Electron.WebFrameMain, 'url'>;
type Handlers = ReadonlyMap<
  string,
  (event: Electron.IpcMainInvokeEvent, ...parameters: unknown[]) => unknown
>;

export interface WindowSurroundings {
  readonly browser: Browser;
  readonly session: StandInSession;
  readonly handlers: Handlers;
  readonly created: (window: StandInWindow) => void;
  readonly destroyed: (window: StandInWindow) => void;
  readonly colorScheme: () => 'light' | 'dark';
}

class StandInContents
  extends EventEmitter
  implements Pick<Electron.WebContents, 'send' | 'setWindowOpenHandler' | 'getURL'>
{
  readonly mainFrame: FrameStandIn;
  page: Page | null = null;
  openHandler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0] | null = null;
  readonly #frames = new Map<Frame, FrameStandIn>();

  constructor() {
    super();
    const shown = () => ownAddress(this.page?.url() ?? '');
    this.mainFrame = {
      get url() {
        return shown();
      },
    };
  }

  send(channel: string, ...parameters: unknown[]): void {
    const message = structuredClone({ channel, parameters });
    // A window that closes meanwhile hears nothing, as in Electron.
    this.page?.evaluate(deliver, message).catch(() => {});
  }

  setWindowOpenHandler(handler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0]): void {
    this.openHandler = handler;
  }

  getURL(): string {
    return this.mainFrame.url;
  }

  /** The stand-in of a frame of the page; equal for equal frames, as in Electron. */
  frameOf(frame: Frame): FrameStandIn {
    if (frame === this.page?.mainFrame()) return this.mainFrame;
    const known = this.#frames.get(frame) ?? { url: ownAddress(frame.url()) };
    this.#frames.set(frame, known);
    return known;
  }
}

type UsedWindow = Pick<
  Electron.BrowserWindow,
  | 'loadURL'
  | 'show'
  | 'maximize'
  | 'isMaximized'
  | 'isMinimized'
  | 'restore'
  | 'focus'
  | 'close'
  | 'destroy'
  | 'setProgressBar'
  | 'setBackgroundColor'
  | 'getNormalBounds'
>;

/** A window of Electron whose page is a real one, in Chromium. */
export class StandInWindow extends EventEmitter implements UsedWindow {
  readonly webContents = new StandInContents();
  readonly options: Electron.BrowserWindowConstructorOptions;
  readonly progress: number[] = [];
  isShown = false;
  isFocused = false;
  backgroundColor: string | undefined;
  #context: BrowserContext | null = null;
  #isNavigating = false;
  readonly #around: WindowSurroundings;

  constructor(options: Electron.BrowserWindowConstructorOptions, around: WindowSurroundings) {
    super();
    this.options = options;
    this.backgroundColor = options.backgroundColor;
    this.#around = around;
    around.created(this);
  }

  /** The page of the window, to be looked at by a test. */
  get page(): Page {
    if (this.webContents.page === null) throw new Error('The window has loaded nothing yet.');
    return this.webContents.page;
  }

  async loadURL(url: string): Promise<void> {
    const { browser, colorScheme } = this.#around;
    const { width = 800, height = 600 } = this.options;
    this.#context = await browser.newContext({ viewport: { width, height }, colorScheme: colorScheme() });
    await this.#context.exposeBinding('standIn', (source, channel: string, parameters: unknown[]) =>
      this.#invoke(source.frame, channel, parameters),
    );
    const preload = this.options.webPreferences?.preload;
    const source = preload === undefined ? '' : readFileSync(preload, 'utf8');
    await this.#context.addInitScript(startPageSide, source);
    await this.#context.route('**', (route) => this.#answer(route));
    this.webContents.page = await this.#context.newPage();
    this.#isNavigating = true;
    await this.page.goto(url.replace(OWN_ORIGIN, SHOWN_ORIGIN), { waitUntil: 'domcontentloaded' });
    this.#isNavigating = false;
    this.emit('ready-to-show');
    await this.page.waitForLoadState('load');
    this.webContents.emit('did-finish-load');
  }

  async #invoke(frame: Frame, channel: string, parameters: unknown[]) {
    const handler = this.#around.handlers.get(channel);
    if (handler === undefined) return { error: `Error: No handler registered for '${channel}'` };
    const event = { senderFrame: this.webContents.frameOf(frame), sender: this.webContents, type: 'frame' };
    try {
      const value: unknown = await handler(
        event as unknown as Electron.IpcMainInvokeEvent,
        ...structuredClone(parameters),
      );
      return { value: structuredClone(value) };
    } catch (error) {
      return { error: String(error) };
    }
  }

  async #answer(route: Route): Promise<void> {
    const request = route.request();
    const url = ownAddress(request.url());
    const frame = request.isNavigationRequest() ? request.frame() : null;
    if (frame !== null && frame.page() !== this.webContents.page) {
      this.webContents.openHandler?.({ url } as Electron.HandlerDetails);
      await route.abort();
      await frame.page().close();
      return;
    }
    if (frame !== null && !this.#isNavigating && this.#isRefused(url, frame === this.page.mainFrame())) {
      // No content leaves the page where it is, as a prevented navigation does; an abort would show an error page.
      return route.fulfill({ status: 204 });
    }
    const response = await this.#around.session.answer(url, request.method());
    if (response === null) return route.abort();
    await route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    });
  }

  /** Asks the registered handlers whether a page may go elsewhere. */
  #isRefused(url: string, isMainFrame: boolean): boolean {
    let isPrevented = false;
    const event = { url, isMainFrame, preventDefault: () => (isPrevented = true) };
    if (isMainFrame) this.webContents.emit('will-navigate', event);
    this.webContents.emit('will-frame-navigate', event);
    return isPrevented;
  }

  show(): void {
    this.isShown = true;
  }
  maximize(): void {}
  isMaximized(): boolean {
    return false;
  }
  isMinimized(): boolean {
    return false;
  }
  restore(): void {}
  focus(): void {
    this.isFocused = true;
  }
  setProgressBar(progress: number): void {
    this.progress.push(progress);
  }
  setBackgroundColor(color: string): void {
    this.backgroundColor = color;
  }
  getNormalBounds(): Electron.Rectangle {
    const { x = 10, y = 10, width = 800, height = 600 } = this.options;
    return { x, y, width, height };
  }
  close(): void {
    let isPrevented = false;
    this.emit('close', { preventDefault: () => (isPrevented = true) });
    if (!isPrevented) this.destroy();
  }
  destroy(): void {
    // The browser may be closing already.
    this.#context?.close().catch(() => {});
    this.#around.destroyed(this);
    this.emit('closed');
  }
}

function ownAddress(url: string): string {
  return url.startsWith(SHOWN_ORIGIN) ? url.replace(SHOWN_ORIGIN, OWN_ORIGIN) : url;
}

function deliver({ channel, parameters }: { channel: string; parameters: unknown[] }): void {
  (globalThis as unknown as { deliver: (channel: string, parameters: unknown[]) => void }).deliver(
    channel,
    parameters,
  );
}
