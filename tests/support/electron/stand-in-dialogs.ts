import type * as Electron from 'electron';

import type { ElectronStandIn } from './electron-stand-in.ts';

/** Dialogs answered by the test, and a shell that only notes what it was asked to open. */
export function dialogsAndShell(standIn: ElectronStandIn) {
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
