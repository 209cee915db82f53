import { join } from 'node:path';

import { type Core, createCore, type Door } from '#core/core.ts';
import { createFileSecrets } from '#core/settings/file-secrets.ts';
import type { SecretStore } from '#core/settings/secrets.ts';
import { applicationVersion, resourcesDirectory } from './application-root.ts';

/** The core for a door, with its data in `directory`; keys lie in a file there unless the door has a better place. It may be closed more than once. */
export async function openCore(
  door: Door,
  directory: string,
  secrets: SecretStore = createFileSecrets(join(directory, 'secrets.json')),
): Promise<Core> {
  const core = await createCore({
    door,
    dataDirectory: directory,
    resourcesDirectory,
    version: applicationVersion(),
    secrets,
    variables: process.env,
  });
  let closing: Promise<void> | null = null;
  return { ...core, close: () => (closing ??= core.close()) };
}
