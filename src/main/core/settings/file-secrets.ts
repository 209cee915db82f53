import { chmod, mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as z from 'zod';

import { AppError } from '#shared/errors.ts';

import type { SecretStore } from './secrets.ts';

const Keys = z.record(z.string(), z.string());
type Keys = z.infer<typeof Keys>;

const USER_ONLY = 0o600;

/** Keeps keys in a file that only the user can read, `secrets.json` of the data directory. For doors without a keychain. */
export function createFileSecrets(path: string): SecretStore {
  let writing: Promise<void> = Promise.resolve();
  return {
    description: `${path} (readable by you only)`,
    get: async (provider) => (await readKeys(path))[provider] ?? null,
    set(provider, key) {
      const write = writing.then(() => change(path, provider, key));
      writing = write.catch(() => undefined);
      return write;
    },
  };
}

async function change(path: string, provider: string, key: string | null): Promise<void> {
  const { [provider]: _earlier, ...others } = await readKeys(path);
  await replaceFile(
    path,
    `${JSON.stringify(key === null ? others : { ...others, [provider]: key }, null, 2)}\n`,
  );
}

async function readKeys(path: string): Promise<Keys> {
  const parsed = Keys.safeParse(jsonOrNull(await textOrEmpty(path)));
  if (parsed.success) return parsed.data;
  throw new AppError(
    'not-available',
    `${path} cannot be read: it is not what was written there. Mend or delete it, then enter the keys again.`,
  );
}

async function textOrEmpty(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '{}';
    throw error;
  }
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A reader sees the old file or the new one, never a part; at no moment can anybody else read it. */
async function replaceFile(path: string, text: string): Promise<void> {
  const fresh = `${path}.${process.pid}.new`;
  await mkdir(dirname(path), { recursive: true });
  const file = await open(fresh, 'w', USER_ONLY);
  try {
    // A file left over from before keeps its mode when it is opened again.
    await chmod(fresh, USER_ONLY);
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(fresh, path);
}
