/** What the page side of the stand-in needs from its window. */
interface PageWindow {
  standIn: (channel: string, parameters: unknown[]) => Promise<{ value?: unknown; error?: string }>;
  deliver: (channel: string, parameters: unknown[]) => void;
  filePaths: Record<string, string>;
}

/**
 * Runs in the page before anything else, as Electron's own part of a renderer does, and then the preload script.
 * It is handed to the page as text, so it may use nothing of this module.
 */
export function startPageSide(preloadSource: string): void {
  const page = globalThis as unknown as PageWindow & Record<string, unknown>;
  if (window.top !== window) return;
  type Listener = (event: unknown, ...parameters: unknown[]) => void;
  const listeners: { channel: string; listener: Listener }[] = [];
  page.filePaths = {};
  page.deliver = (channel, parameters) => {
    for (const entry of listeners.slice()) {
      if (entry.channel === channel) entry.listener({}, ...parameters);
    }
  };
  const electron = {
    contextBridge: {
      exposeInMainWorld(key: string, api: unknown) {
        Object.defineProperty(window, key, { value: Object.freeze(api), enumerable: true });
      },
    },
    ipcRenderer: {
      // Cloning here refuses what Electron would refuse, such as functions.
      async invoke(channel: string, ...parameters: unknown[]) {
        const { value, error } = await page.standIn(channel, structuredClone(parameters));
        if (error !== undefined) throw new Error(`Error invoking remote method '${channel}': ${error}`);
        return value;
      },
      on(channel: string, listener: Listener) {
        listeners.push({ channel, listener });
      },
      off(channel: string, listener: Listener) {
        const at = listeners.findIndex((entry) => entry.channel === channel && entry.listener === listener);
        if (at !== -1) listeners.splice(at, 1);
      },
    },
    webUtils: { getPathForFile: (file: File) => page.filePaths[file.name] ?? '' },
  };
  const load = (name: string) => {
    if (name === 'electron') return electron;
    throw new Error(`module not found: ${name}`);
  };
  // oxlint-disable-next-line no-new-func, no-implied-eval -- a preload script is run from its text
  new Function('require', 'module', 'exports', preloadSource)(load, { exports: {} }, {});
}
