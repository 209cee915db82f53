import type * as Electron from 'electron';

/** A keychain of its own kind: enough to tell that what is stored is not the key itself. */
export const keychain = {
  isAsyncEncryptionAvailable: async () => true,
  encryptStringAsync: async (text) => Buffer.from(`kept:${Buffer.from(text).toString('base64')}`),
  decryptStringAsync: async (bytes) => ({
    result: Buffer.from(bytes.toString().slice('kept:'.length), 'base64').toString(),
    shouldReEncrypt: false,
  }),
  getSelectedStorageBackend: () => 'gnome_libsecret' as const,
} satisfies Pick<
  Electron.SafeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
>;

const display = { id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1080 } } as Electron.Display;
/** One display of usual size. */
export const screen = {
  getAllDisplays: () => [display],
  getPrimaryDisplay: () => display,
  getDisplayMatching: () => display,
} satisfies Pick<Electron.Screen, 'getAllDisplays' | 'getPrimaryDisplay' | 'getDisplayMatching'>;
