import { ipcMain, type WebContents } from 'electron';

import type { Dispatch } from '#core/api/dispatch.ts';
import { isOwnAddress } from './app-scheme.ts';

/** Answers the window's calls. A message of any other frame or page is refused: it is not ours. */
export function serveCalls(dispatch: Dispatch, contents: Pick<WebContents, 'mainFrame'>): void {
  ipcMain.handle('call', (event, name: unknown, input: unknown) => {
    const { senderFrame } = event;
    if (senderFrame === null || senderFrame !== contents.mainFrame || !isOwnAddress(senderFrame.url)) {
      throw new Error('Only the window of BenchGen may call.');
    }
    return dispatch(String(name), input);
  });
}
