import { type BrowserWindow, dialog, shell } from 'electron';
import { dirname, join } from 'node:path';

import type { DesktopHandlers } from '#shared/desktop-contract.ts';
import type { DesktopMemory } from './desktop-state.ts';

/** The system's own dialogs; each remembers its last folder. */
export function desktopHandlers(window: BrowserWindow, memory: DesktopMemory): DesktopHandlers {
  const remember = (purpose: string, path: string) =>
    memory.change({ folders: { ...memory.read().folders, [purpose]: dirname(path) } });
  return {
    async 'dialog.openBundles'() {
      const folder = memory.read().folders['import'];
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: 'Import bundles',
        ...(folder !== undefined && { defaultPath: folder }),
        filters: [{ name: 'Bundles', extensions: ['zip'] }],
        properties: ['openFile', 'multiSelections'],
      });
      const [first] = filePaths;
      if (canceled || first === undefined) return { paths: [] };
      remember('import', first);
      return { paths: filePaths };
    },
    async 'dialog.saveFile'({ fileName }) {
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        defaultPath: join(memory.read().folders['save'] ?? '', fileName),
      });
      if (canceled || filePath === '') return { path: null };
      remember('save', filePath);
      return { path: filePath };
    },
    async 'shell.showInFolder'({ path }) {
      shell.showItemInFolder(path);
      return {};
    },
  };
}
