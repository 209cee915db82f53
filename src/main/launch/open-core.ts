import { type Core, createCore, type Door } from '#core/core.ts';
import type { SecretStore } from '#core/settings/secrets.ts';
import { applicationVersion, resourcesDirectory } from './application-root.ts';

/** The core for a door, with its data in `directory`. It may be closed more than once. */
export async function openCore(door: Door, directory: string, secrets?: SecretStore): Promise<Core> {
  const core = await createCore({
    door,
    dataDirectory: directory,
    resourcesDirectory,
    version: applicationVersion(),
    variables: process.env,
    ...(secrets !== undefined && { secrets }),
  });
  let closing: Promise<void> | null = null;
  return { ...core, close: () => (closing ??= core.close()) };
}
