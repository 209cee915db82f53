import { formatBytes } from '#core/bundles/format-bytes.ts';
import { LIMITS } from '#core/bundles/limits.ts';
import { checkPath, type PathFault } from '#core/bundles/source/check-path.ts';

import { FLAG, METHOD } from './signatures.ts';
import type { ZipEntry } from './zip-entry.ts';

const FILE_TYPE = 0o170000;
const TYPE = { regular: 0o100000, folder: 0o040000, link: 0o120000 } as const;

/** What is wrong with an entry by itself, before anything of it is unpacked; null when it is good. */
export function checkEntry(entry: ZipEntry): PathFault | null {
  return (
    checkPath(entry.isFolder ? entry.path.slice(0, -1) : entry.path) ??
    checkType(entry) ??
    checkPacking(entry) ??
    checkSizes(entry)
  );
}

function checkType(entry: ZipEntry): PathFault | null {
  const type = entry.mode & FILE_TYPE;
  if (type === TYPE.link) {
    return { message: 'is a symbolic link.', remedy: 'Put the file itself in its place and pack again.' };
  }
  if (type !== 0 && type !== TYPE.regular && type !== TYPE.folder) {
    return {
      message: 'is a device or another special file.',
      remedy: 'Leave it out and pack the bundle again.',
    };
  }
  if (entry.isFolder ? entry.bytes > 0 || type === TYPE.regular : type === TYPE.folder) {
    return { message: 'claims to be a folder and a file at once.', remedy: 'Pack the bundle again.' };
  }
  return null;
}

function checkPacking(entry: ZipEntry): PathFault | null {
  if ((entry.flags & (FLAG.encrypted | FLAG.strong | FLAG.masked)) !== 0) {
    return { message: 'is encrypted.', remedy: 'Pack the bundle again without a password.' };
  }
  const isKnown = entry.method === METHOD.stored || entry.method === METHOD.deflated;
  if (!isKnown || (entry.flags & FLAG.patch) !== 0) {
    return {
      message: `is packed by method ${entry.method}, which is not supported.`,
      remedy: 'Pack the bundle again with the usual method (deflate).',
    };
  }
  return null;
}

function checkSizes(entry: ZipEntry): PathFault | null {
  if (entry.method === METHOD.stored && entry.bytes !== entry.packedBytes) {
    return {
      message: `declares ${entry.bytes} bytes but holds ${entry.packedBytes}.`,
      remedy: 'Do not trust this file; pack the bundle again.',
    };
  }
  if (entry.bytes > LIMITS.fileBytes) {
    return {
      message: `is larger than ${formatBytes(LIMITS.fileBytes)} when unpacked.`,
      remedy: 'Compress it with gzip inside the bundle, or split it.',
    };
  }
  if (entry.bytes > LIMITS.ratioFromBytes && entry.bytes > entry.packedBytes * LIMITS.ratio) {
    return {
      message: `unpacks to more than ${LIMITS.ratio} times its size, as a zip bomb does.`,
      remedy: 'Do not trust this file; a file like this may be packed with gzip inside the bundle.',
    };
  }
  return null;
}
