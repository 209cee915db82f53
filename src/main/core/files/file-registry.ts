import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';

import { AppError } from '#shared/errors.ts';

import { ownTemporaryFolder } from './own-temporary-folder.ts';
import { saveCopy } from './save-copy.ts';
import { writeLimited } from './write-limited.ts';

/** A file on its way in or out, as the doors know it. */
export interface FileHandleInfo {
  readonly handle: string;
  readonly fileName: string;
  /** 0 for a folder. */
  readonly bytes: number;
}

/** A file behind a handle. */
export interface RegisteredFile extends FileHandleInfo {
  readonly path: string;
  /** A zip or file of ours in the temporary folder, to be removed with its handle. */
  readonly isTemporary: boolean;
}

/** Files behind random handles: opened ones, uploads, and files made for download. */
export interface FileRegistry {
  /** A file or folder of this machine; it stays where it is. Throws AppError `not-found`. */
  open(path: string): Promise<FileHandleInfo>;
  /** Keeps an upload. Throws AppError `invalid-input` above the limit. */
  acceptUpload(fileName: string, bytes: AsyncIterable<Uint8Array>): Promise<FileHandleInfo>;
  /** Makes a file for download; `write` fills the path it is given. Nothing is left when it throws. */
  create(fileName: string, write: (path: string) => Promise<void>): Promise<FileHandleInfo>;
  /** Throws AppError `not-found` for a handle that is not known (any more). */
  get(handle: string): RegisteredFile;
  /** Copies a file to a path of this machine, replacing what is there. */
  save(handle: string, path: string): Promise<{ path: string; bytes: number }>;
  /** A file made for download, once; null for anything else. */
  openDownload(handle: string): Promise<{ path: string; fileName: string; bytes: number } | null>;
  /** Forgets a handle; a temporary file behind it is removed. Unknown handles are no error. */
  discard(handle: string): Promise<void>;
  /** Removes all temporary files of this process. */
  close(): void;
}

export interface FileRegistryOptions {
  readonly dataDirectory: string;
  /** Largest upload in bytes. */
  readonly uploadBytes: number;
}

interface Entry extends RegisteredFile {
  canBeDownloaded: boolean;
}

/** Keeps temporary files in `tmp` of the data directory, each process in a folder of its own. What ended processes left behind is removed. */
export function createFileRegistry({ dataDirectory, uploadBytes }: FileRegistryOptions): FileRegistry {
  const folder = ownTemporaryFolder(join(dataDirectory, 'tmp'));
  const entries = new Map<string, Entry>();

  function find(handle: string): Entry {
    const entry = entries.get(handle);
    if (entry !== undefined) return entry;
    throw new AppError('not-found', 'This file is no longer open. Choose it again.');
  }

  async function register(path: string, fileName: string, kind: Kind): Promise<FileHandleInfo> {
    const entry = await entryOf(path, fileName, kind);
    entries.set(entry.handle, entry);
    return { handle: entry.handle, fileName, bytes: entry.bytes };
  }

  async function filled(fileName: string, kind: Kind, write: (path: string) => Promise<void>) {
    const path = join(folder, randomUUID());
    try {
      await write(path);
      return await register(path, plainName(fileName), kind);
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
  }

  return {
    open: (path) => register(resolve(path), basename(resolve(path)), 'opened'),
    acceptUpload: (fileName, bytes) =>
      filled(fileName, 'uploaded', (path) => writeLimited(path, bytes, uploadBytes)),
    create: (fileName, write) => filled(fileName, 'made', write),
    get: find,
    save: async (handle, path) => saveCopy(find(handle).path, path),
    openDownload(handle) {
      const entry = entries.get(handle);
      if (entry === undefined || !entry.canBeDownloaded) return Promise.resolve(null);
      entry.canBeDownloaded = false;
      const { path, fileName, bytes } = entry;
      return Promise.resolve({ path, fileName, bytes });
    },
    async discard(handle) {
      const entry = entries.get(handle);
      entries.delete(handle);
      if (entry?.isTemporary === true) await rm(entry.path, { force: true });
    },
    close() {
      entries.clear();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

type Kind = 'opened' | 'uploaded' | 'made';

async function entryOf(path: string, fileName: string, kind: Kind): Promise<Entry> {
  const info = await stat(path).catch((cause: unknown) => {
    throw new AppError('not-found', `There is no file or folder ${path}. Check the path.`, { cause });
  });
  return {
    handle: randomUUID(),
    fileName,
    bytes: info.isFile() ? info.size : 0,
    path,
    isTemporary: kind !== 'opened',
    canBeDownloaded: kind === 'made',
  };
}

function plainName(fileName: string): string {
  // eslint-disable-next-line no-control-regex
  const name = basename(fileName.replaceAll('\\', '/')).replace(/[\u0000-\u001f<>:"|?*]/g, '_');
  return name.slice(-120) || 'file';
}
