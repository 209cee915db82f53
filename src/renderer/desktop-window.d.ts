import type { Transport } from '#shared/transport.ts';

declare global {
  interface Window {
    /** Present in the desktop window only: the bridge of the preload script. */
    readonly transport?: Transport;
    /** Present in the desktop window only: where a dropped or chosen file lies on this machine. */
    readonly pathOf?: (file: File) => string;
    /** Present in the desktop window only: the save dialog of the system; null when cancelled. */
    readonly chooseSavePath?: (fileName: string) => Promise<string | null>;
  }
}
