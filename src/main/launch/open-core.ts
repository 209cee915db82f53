import { type Core, createCore, type Door } from '#core/core.ts';
import type { SecretStore } from '#core/settings/secrets.ts';
import { AppError } from '#shared/errors.ts';
import { applicationVersion, resourcesDirectory } from './application-root.ts';

/** The core for a door, with its data in `directory`. It may be closed more than once. */
export async function openCore(
  door: Door,
  directory: string,
  secrets: SecretStore = variablesOnly,
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

const variablesOnly: SecretStore = {
  description: 'environment variables',
  get: async () => null,
  set: async () => {
    throw new AppError(
      'not-available',
      'Put the key into an environment variable and name it with --key-env.',
    );
  },
};
