import type { Dirent } from 'node:fs';
import { constants } from 'node:fs';
import { type FileHandle, lstat, open, readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';

import { formatBytes } from '#core/bundles/format-bytes.ts';
import { LIMITS } from '#core/bundles/limits.ts';
import { refusal } from '#core/bundles/refusal.ts';
import { AppError } from '#shared/errors.ts';

import type { BundleSource, SourceFile } from './bundle-source.ts';
import { createCollisionCheck } from './check-collisions.ts';
import { checkPath } from './check-path.ts';
import { comparePaths } from './compare-paths.ts';
import { isIgnored } from './ignored-files.ts';

const CHUNK_BYTES = 256 * 1024;
// A symbolic link put in place after the list was made is not followed (where the system knows the flag).
const READ_ONLY = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0);

/** Opens a folder as a bundle. Symbolic links are refused, leavings of tools are passed over. */
export async function openFolder(folder: string): Promise<BundleSource> {
  const name = basename(resolve(folder));
  const files = await listFiles(folder, name);
  const known = new Map(files.map((file) => [file.path, file]));
  const enter = (path: string): Promise<FileHandle> => {
    if (!known.has(path)) throw new AppError('not-found', `There is no file ${path} in ${name}.`);
    return open(join(folder, ...path.split('/')), READ_ONLY);
  };
  return {
    name,
    files,
    read: async (path, maxBytes) => readWhole(await enter(path), path, maxBytes),
    stream: (path) => pieces(enter, path, known.get(path)?.bytes ?? 0),
    close: () => Promise.resolve(),
  };
}

async function listFiles(folder: string, name: string): Promise<SourceFile[]> {
  const files: SourceFile[] = [];
  const collisions = createCollisionCheck();
  let entries = 0;
  const pending = [''];
  for (let parent = pending.pop(); parent !== undefined; parent = pending.pop()) {
    for (const child of await readdir(join(folder, parent), { withFileTypes: true })) {
      const path = parent === '' ? child.name : `${parent}/${child.name}`;
      if (isIgnored(child.isDirectory() ? `${path}/` : path)) continue;
      entries += 1;
      if (entries > LIMITS.entries) throw tooMany(name);
      const fault = checkPath(path) ?? collisions.add(child.isDirectory() ? `${path}/` : path);
      if (fault !== null) throw refusal({ file: path, ...fault });
      if (child.isDirectory()) pending.push(path);
      else files.push({ path, bytes: await sizeOf(folder, path, child) });
    }
  }
  checkTotal(files, name);
  return files.sort((before, after) => comparePaths(before.path, after.path));
}

async function sizeOf(folder: string, path: string, child: Dirent): Promise<number> {
  if (child.isSymbolicLink()) {
    throw refusal({
      file: path,
      message: 'is a symbolic link.',
      remedy: 'Put the file itself in its place.',
    });
  }
  if (!child.isFile()) {
    throw refusal({ file: path, message: 'is neither a file nor a folder.', remedy: 'Remove it.' });
  }
  const { size } = await lstat(join(folder, ...path.split('/')));
  if (size > LIMITS.fileBytes) {
    throw refusal({
      file: path,
      message: `is larger than ${formatBytes(LIMITS.fileBytes)}.`,
      remedy: 'Compress it with gzip or split the environment.',
    });
  }
  return size;
}

function checkTotal(files: readonly SourceFile[], name: string): void {
  const total = files.reduce((sum, file) => sum + file.bytes, 0);
  if (total <= LIMITS.totalBytes) return;
  throw refusal({
    file: name,
    message: `holds more than ${formatBytes(LIMITS.totalBytes)} altogether.`,
    remedy: 'Choose the folder of one environment, or split it.',
  });
}

function tooMany(name: string): AppError {
  return refusal({
    file: name,
    message: `holds more than ${LIMITS.entries.toLocaleString('en')} files and folders.`,
    remedy: 'Choose the folder of one environment; put many small files into one.',
  });
}

async function readWhole(file: FileHandle, path: string, maxBytes: number): Promise<Buffer> {
  try {
    const { size } = await file.stat();
    if (size > maxBytes) {
      throw refusal({
        file: path,
        message: `is larger than ${formatBytes(maxBytes)}.`,
        remedy: 'Make it smaller.',
      });
    }
    return await file.readFile();
  } finally {
    await file.close();
  }
}

async function* pieces(
  enter: (path: string) => Promise<FileHandle>,
  path: string,
  expectedBytes: number,
): AsyncGenerator<Buffer> {
  const file = await enter(path);
  let total = 0;
  try {
    for (;;) {
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(CHUNK_BYTES), 0, CHUNK_BYTES, null);
      if (bytesRead === 0) break;
      total += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
  if (total !== expectedBytes) {
    throw refusal({ file: path, message: 'changed while it was read.', remedy: 'Try again.' });
  }
}
