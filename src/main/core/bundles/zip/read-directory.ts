import { refusal } from '#core/bundles/refusal.ts';
import type { AppError } from '#shared/errors.ts';

import type { DirectoryPlace } from './find-directory.ts';
import { readAt } from './read-at.ts';
import { IN_EXTRA_32, SIGNATURE } from './signatures.ts';
import type { ZipEntry } from './zip-entry.ts';

const RECORD_BYTES = 46;
const ZIP64_FIELD = 1;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The entries of the central directory, which must fill it exactly. */
export function readDirectory(fd: number, place: DirectoryPlace, name: string): ZipEntry[] {
  const directory = readAt(fd, place.offset, place.bytes);
  const entries: ZipEntry[] = [];
  let at = 0;
  while (at < directory.length) {
    if (entries.length === place.entries) throw miscounted(name, 'more');
    if (!isRecord(directory, at)) throw damaged(name);
    const next = at + RECORD_BYTES + lengths(directory, at).total;
    if (next > directory.length) throw damaged(name);
    entries.push(entryAt(directory, at, name));
    at = next;
  }
  if (entries.length < place.entries) throw miscounted(name, 'fewer');
  return entries;
}

function isRecord(directory: Buffer, at: number): boolean {
  return at + RECORD_BYTES <= directory.length && directory.readUInt32LE(at) === SIGNATURE.directoryEntry;
}

function lengths(directory: Buffer, at: number): { name: number; extra: number; total: number } {
  const name = directory.readUInt16LE(at + 28);
  const extra = directory.readUInt16LE(at + 30);
  return { name, extra, total: name + extra + directory.readUInt16LE(at + 32) };
}

function entryAt(directory: Buffer, at: number, name: string): ZipEntry {
  const { name: nameBytes, extra: extraBytes } = lengths(directory, at);
  const nameAt = at + RECORD_BYTES;
  const rawName = directory.subarray(nameAt, nameAt + nameBytes);
  const path = decodeName(rawName, name);
  const sizes = {
    bytes: directory.readUInt32LE(at + 24),
    packedBytes: directory.readUInt32LE(at + 20),
    headerOffset: directory.readUInt32LE(at + 42),
  };
  const extra = directory.subarray(nameAt + nameBytes, nameAt + nameBytes + extraBytes);
  return {
    path,
    rawName,
    isFolder: path.endsWith('/'),
    flags: directory.readUInt16LE(at + 8),
    method: directory.readUInt16LE(at + 10),
    crc32: directory.readUInt32LE(at + 16),
    mode: directory.readUInt32LE(at + 38) >>> 16,
    ...withZip64(sizes, extra),
  };
}

function decodeName(rawName: Buffer, name: string): string {
  try {
    return utf8.decode(rawName);
  } catch (cause) {
    throw refusal({
      file: name,
      message: `has an entry whose name is not UTF-8 (${rawName.toString('latin1').slice(0, 80)}).`,
      remedy: 'Rename the file with letters that every system knows and pack the bundle again.',
      cause,
    });
  }
}

type Sizes = Pick<ZipEntry, 'bytes' | 'packedBytes' | 'headerOffset'>;

/** The ZIP64 extra field holds, in this order, only those numbers that did not fit into 32 bits. */
function withZip64(sizes: Sizes, extra: Buffer): Sizes {
  const field = zip64Field(extra);
  if (field === null) return sizes;
  let at = 0;
  const wide = (value: number): number => {
    if (value !== IN_EXTRA_32 || at + 8 > field.length) return value;
    at += 8;
    return Number(field.readBigUInt64LE(at - 8));
  };
  const bytes = wide(sizes.bytes);
  const packedBytes = wide(sizes.packedBytes);
  return { bytes, packedBytes, headerOffset: wide(sizes.headerOffset) };
}

function zip64Field(extra: Buffer): Buffer | null {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) === ZIP64_FIELD) {
      return extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2));
    }
  }
  return null;
}

function miscounted(name: string, how: 'more' | 'fewer'): AppError {
  return refusal({
    file: name,
    message: `has ${how} entries than its end record counts${how === 'more' ? ': some are hidden' : ''}.`,
    remedy: 'Do not trust this file; pack the bundle again.',
  });
}

function damaged(name: string): AppError {
  return refusal({
    file: name,
    message: 'has a damaged entry in its list of contents.',
    remedy: 'Download or pack it again.',
  });
}
