import { safeStorage } from 'electron';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as z from 'zod';

import type { SecretStore } from '#core/settings/secrets.ts';
import { AppError } from '#shared/errors.ts';

/** Provider → key, encrypted by the system and written as base64. */
const SecretFile = z.record(z.string(), z.string());

/** Keeps keys encrypted in a file whose own key lies in the keychain of the system. */
export function openKeychain(path: string): SecretStore {
  let writing: Promise<void> = Promise.resolve();
  return {
    description: 'the keychain of the system',
    async get(provider) {
      const encrypted = (await read(path))[provider];
      if (encrypted === undefined) return null;
      try {
        return (await safeStorage.decryptStringAsync(Buffer.from(encrypted, 'base64'))).result;
      } catch {
        // The keychain was replaced or is locked; the key has to be given again.
        return null;
      }
    },
    set(provider, key) {
      writing = writing.catch(() => {}).then(() => change(path, provider, key));
      return writing;
    },
  };
}

async function change(path: string, provider: string, key: string | null): Promise<void> {
  const { [provider]: _earlier, ...others } = await read(path);
  const secrets = key === null ? others : { ...others, [provider]: await encrypt(key) };
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.new`, JSON.stringify(secrets), { mode: 0o600 });
  await rename(`${path}.new`, path);
}

/** Without a keychain Linux would encrypt with a password that everybody knows; then nothing is stored. */
async function encrypt(key: string): Promise<string> {
  const isOpen = process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text';
  if (isOpen || !(await safeStorage.isAsyncEncryptionAvailable())) {
    throw new AppError(
      'not-available',
      'This system has no keychain that BenchGen could use. Put the key into an environment variable and name that variable at the provider.',
    );
  }
  return (await safeStorage.encryptStringAsync(key)).toString('base64');
}

async function read(path: string): Promise<Record<string, string>> {
  try {
    return SecretFile.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return {};
  }
}
