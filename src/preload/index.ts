import { contextBridge, ipcRenderer, webUtils } from 'electron';

import type { Transport } from '#shared/transport.ts';

const transport: Transport = {
  call: (name, input) => ipcRenderer.invoke('call', name, input),
  listen(listener) {
    const relay = (_event: unknown, name: string, payload: unknown) => listener(name, payload);
    ipcRenderer.on('event', relay);
    return () => {
      ipcRenderer.off('event', relay);
    };
  },
};

contextBridge.exposeInMainWorld('transport', transport);
contextBridge.exposeInMainWorld('pathOf', (file: File) => webUtils.getPathForFile(file));
contextBridge.exposeInMainWorld('chooseSavePath', async (fileName: string) => {
  const reply = await transport.call('dialog.saveFile', { fileName });
  return reply.ok ? (reply.value as { path: string | null }).path : null;
});
