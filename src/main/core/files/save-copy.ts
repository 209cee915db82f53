import { randomUUID } from 'node:crypto';
import { copyFile, rename, rm, stat } from 'node:fs/promises';
import { resolve } from 'node:path';

import { AppError } from '#shared/errors.ts';

/** Copies a file to a path, replacing what is there, all or nothing. Throws AppError `invalid-input` if that cannot be done. */
export async function saveCopy(source: string, path: string): Promise<{ path: string; bytes: number }> {
  const target = resolve(path);
  const partial = `${target}.${randomUUID().slice(0, 8)}.part`;
  try {
    await copyFile(source, partial);
    await rename(partial, target);
  } catch (cause) {
    // Where nothing can be written there is nothing to remove either.
    await rm(partial, { force: true }).catch(() => undefined);
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new AppError('invalid-input', `${path} cannot be written: ${reason}`, { cause });
  }
  return { path: target, bytes: (await stat(target)).size };
}
