import type { DoorRights, Dispatch } from './api/dispatch.ts';
import type { EventBus } from './api/event-bus.ts';
import type { SecretStore } from './settings/secrets.ts';

export type Door = 'desktop' | 'browser' | 'command-line';

export interface CoreOptions {
  door: Door;
  /** Holds the database, bundles, backups and temporary files. Made if missing. */
  dataDirectory: string;
  /** The application's own `resources` folder: built-in environments, documentation. */
  resourcesDirectory: string;
  version: string;
  secrets: SecretStore;
  /** Environment variables, such as OLLAMA_HOST and OPENAI_API_KEY. */
  variables: Readonly<Record<string, string | undefined>>;
  now?: () => Date;
}

export interface Core {
  /** A dispatch with the rights of a door. */
  dispatchFor(rights: DoorRights): Dispatch;
  bus: EventBus;
  /** A file that came in by upload; returns its handle for `import.preview`. */
  acceptUpload(
    fileName: string,
    bytes: AsyncIterable<Uint8Array>,
  ): Promise<{ handle: string; fileName: string; bytes: number }>;
  /** A file made by `exports.create` or `environments.pack`, to be downloaded once. */
  openDownload(handle: string): Promise<{ path: string; fileName: string; bytes: number } | null>;
  /** Stops runs of this process (they become `interrupted`), writes what is pending and closes the catalog. */
  close(): Promise<void>;
}

/** Puts the product together. The only place where everything is known. */
export async function createCore(options: CoreOptions): Promise<Core> {
  throw new Error(`The core for ${options.door} is not composed yet.`);
}
