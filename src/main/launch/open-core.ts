import { type Core, createCore, type Door } from '#core/core.ts';
import type { SecretStore } from '#core/settings/secrets.ts';
import { applicationVersion, resourcesDirectory } from './application-root.ts';

export interface OpenOptions {
  /** Where the door keeps keys, if it has a better place than a file. */
  readonly secrets?: SecretStore;
  /** Leaves out the environments that come with the application. */
  readonly isBare?: boolean;
}

/** The core for a door, with its data in `directory`. It may be closed more than once. */
export async function openCore(door: Door, directory: string, options: OpenOptions = {}): Promise<Core> {
  const { secrets, isBare = false } = options;
  const core = await createCore({
    door,
    dataDirectory: directory,
    resourcesDirectory: isBare ? directory : resourcesDirectory,
    version: applicationVersion(),
    variables: process.env,
    ...(secrets !== undefined && { secrets }),
  });
  let closing: Promise<void> | null = null;
  return { ...core, close: () => (closing ??= core.close()) };
}
