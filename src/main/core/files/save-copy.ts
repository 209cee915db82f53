import { randomUUID } from 'node:crypto';
import { copyFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

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
    const reason = await obstacle(target, cause);
    throw new AppError('invalid-input', `${target} cannot be written: ${reason}.`, { cause });
  }
  return { path: target, bytes: (await stat(target)).size };
}

/** Why a file could not be written, as half a sentence. */
async function obstacle(target: string, cause: unknown): Promise<string> {
  const folder = dirname(target);
  const [around, there] = await Promise.all([folder, target].map((path) => stat(path).catch(() => null)));
  if (!around) return `the folder ${folder} does not exist`;
  if (!around.isDirectory()) return `${folder} is not a folder`;
  if (there?.isDirectory() === true) return 'it is a folder';
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown error';
  return REASONS[code] ?? `the system says ${code}`;
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'you are not allowed to write there',
  EPERM: 'you are not allowed to write there',
  EROFS: 'nothing can be written to this disk',
  ENOSPC: 'the disk is full',
  ENAMETOOLONG: 'the name is too long',
};
