import { dialog, type Session, shell, type WebContents } from 'electron';

import { isOwnAddress } from './app-scheme.ts';

/** What the interface may do beyond a plain page: put text it shows on the clipboard. */
const GRANTED: ReadonlySet<string> = new Set(['clipboard-sanitized-write']);

/** Refuses every permission, device and request that is not the interface's own. */
export function lockSession(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, answer) =>
    answer(GRANTED.has(permission) && isOwnAddress(contents.getURL())),
  );
  session.setPermissionCheckHandler(
    (contents, permission) => GRANTED.has(permission) && isOwnAddress(contents?.getURL() ?? ''),
  );
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !mayLoad(url) }));
}

/** Refuses to leave the interface and to open windows. A link to the web opens in the browser, after asking. */
export function lockContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    if (isOwnAddress(event.url)) return;
    event.preventDefault();
    void offerInBrowser(event.url);
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    void offerInBrowser(url);
    return { action: 'deny' };
  });
}

function mayLoad(url: string): boolean {
  return isOwnAddress(url) || /^(data|blob|devtools):/.test(url);
}

async function offerInBrowser(url: string): Promise<void> {
  if (!/^https?:\/\//.test(url)) return;
  const { response } = await dialog.showMessageBox({
    type: 'question',
    message: 'Open this address in your browser?',
    detail: url.slice(0, 500),
    buttons: ['Open', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  if (response === 0) await shell.openExternal(url);
}
