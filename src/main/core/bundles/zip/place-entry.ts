import type { PathFault } from '#core/bundles/source/check-path.ts';

import { readAt } from './read-at.ts';
import { FLAG, IN_EXTRA_32, SIGNATURE } from './signatures.ts';
import type { PlacedEntry, ZipEntry } from './zip-entry.ts';

const HEADER_BYTES = 30;
const DISTRUST = 'Do not trust this file; pack the bundle again.';

/** The bytes an entry takes up in the file, header and descriptor included. */
export interface EntrySpan {
  readonly start: number;
  readonly end: number;
  readonly entry: PlacedEntry;
}

/** Reads the local header of an entry, which must say the same as the central directory. `limit`: where the directory begins. */
export function placeEntry(fd: number, entry: ZipEntry, limit: number): EntrySpan | PathFault {
  const start = entry.headerOffset;
  if (start + HEADER_BYTES + entry.packedBytes > limit) return outside();
  const header = readAt(fd, start, HEADER_BYTES);
  if (header.readUInt32LE(0) !== SIGNATURE.localHeader) return missing();
  const nameBytes = header.readUInt16LE(26);
  const dataOffset = start + HEADER_BYTES + nameBytes + header.readUInt16LE(28);
  const end = dataOffset + entry.packedBytes;
  if (end > limit) return outside();
  if (!readAt(fd, start + HEADER_BYTES, nameBytes).equals(entry.rawName)) {
    return { message: 'has another name in its own header than in the list of contents.', remedy: DISTRUST };
  }
  const fault = compareHeader(header, entry);
  if (fault !== null) return fault;
  return { start, end: end + descriptorBytes(fd, entry, end, limit), entry: { ...entry, dataOffset } };
}

function compareHeader(header: Buffer, entry: ZipEntry): PathFault | null {
  const flags = header.readUInt16LE(6);
  const sameMethod = header.readUInt16LE(8) === entry.method;
  const sameLock = (flags & FLAG.encrypted) === (entry.flags & FLAG.encrypted);
  if (!sameMethod || !sameLock) {
    return {
      message: 'is packed otherwise by its own header than by the list of contents.',
      remedy: DISTRUST,
    };
  }
  if ((flags & FLAG.descriptor) !== 0) return null;
  const agrees =
    header.readUInt32LE(14) === entry.crc32 &&
    fits(header.readUInt32LE(18), entry.packedBytes) &&
    fits(header.readUInt32LE(22), entry.bytes);
  return agrees
    ? null
    : { message: 'has another size in its own header than in the list of contents.', remedy: DISTRUST };
}

function fits(local: number, central: number): boolean {
  return local === central || local === IN_EXTRA_32;
}

/** A data descriptor follows streamed entries: 12 or 20 bytes, mostly with a signature of 4 before them. */
function descriptorBytes(fd: number, entry: ZipEntry, at: number, limit: number): number {
  if ((entry.flags & FLAG.descriptor) === 0) return 0;
  const length = Math.min(24, limit - at);
  const bytes = readAt(fd, at, length);
  const signed = length >= 4 && bytes.readUInt32LE(0) === SIGNATURE.dataDescriptor ? 4 : 0;
  const isWide =
    length >= signed + 20 &&
    Number(bytes.readBigUInt64LE(signed + 4)) === entry.packedBytes &&
    Number(bytes.readBigUInt64LE(signed + 12)) === entry.bytes;
  return Math.min(length, signed + (isWide ? 20 : 12));
}

function outside(): PathFault {
  return {
    message: 'lies outside of the file: the zip is damaged or cut off.',
    remedy: 'Download it again.',
  };
}

function missing(): PathFault {
  return { message: 'is not where the list of contents says.', remedy: 'Download or pack it again.' };
}
