import { LIMITS } from '#core/bundles/limits.ts';
import { refusal } from '#core/bundles/refusal.ts';
import type { AppError } from '#shared/errors.ts';

import { readAt } from './read-at.ts';
import { IN_EXTRA_16, IN_EXTRA_32, SIGNATURE } from './signatures.ts';

const END_BYTES = 22;
const END64_BYTES = 56;
const LOCATOR_BYTES = 20;
const COMMENT_MAX = 65_535;

/** Where the central directory lies, as the end record says. */
export interface DirectoryPlace {
  readonly entries: number;
  readonly offset: number;
  readonly bytes: number;
}

/** Finds the central directory of a zip. The end record must end the file, and the directory must lie right before it. */
export function findDirectory(fd: number, fileBytes: number, name: string): DirectoryPlace {
  const tail = readAt(fd, Math.max(0, fileBytes - END_BYTES - COMMENT_MAX), tailBytes(fileBytes));
  const at = endRecordAt(tail);
  if (at === null) throw noEnd(name, fd, fileBytes);
  const endOffset = fileBytes - tail.length + at;
  if (tail.readUInt16LE(at + 4) !== 0 || tail.readUInt16LE(at + 6) !== 0) {
    throw refusal({
      file: name,
      message: 'is one part of a zip in several parts.',
      remedy: 'Pack it as a single file.',
    });
  }
  const { place, endsAt } = placeOf(fd, tail, at, endOffset, name);
  checkPlace(place, endsAt, name);
  return place;
}

function tailBytes(fileBytes: number): number {
  return Math.min(fileBytes, END_BYTES + COMMENT_MAX);
}

function endRecordAt(tail: Buffer): number | null {
  for (let at = tail.length - END_BYTES; at >= 0; at -= 1) {
    const ends = at + END_BYTES + tail.readUInt16LE(at + 20) === tail.length;
    if (ends && tail.readUInt32LE(at) === SIGNATURE.end) return at;
  }
  return null;
}

function placeOf(
  fd: number,
  tail: Buffer,
  at: number,
  endOffset: number,
  name: string,
): { place: DirectoryPlace; endsAt: number } {
  const place = {
    entries: tail.readUInt16LE(at + 10),
    bytes: tail.readUInt32LE(at + 12),
    offset: tail.readUInt32LE(at + 16),
  };
  const isLarge =
    place.entries === IN_EXTRA_16 || place.bytes === IN_EXTRA_32 || place.offset === IN_EXTRA_32;
  const hasLocator = at >= LOCATOR_BYTES && tail.readUInt32LE(at - LOCATOR_BYTES) === SIGNATURE.end64Locator;
  if (!isLarge || !hasLocator) return { place, endsAt: endOffset };
  const offset = Number(tail.readBigUInt64LE(at - 12));
  if (offset + END64_BYTES > endOffset) throw broken(name);
  const end64 = readAt(fd, offset, END64_BYTES);
  if (end64.readUInt32LE(0) !== SIGNATURE.end64) throw broken(name);
  return {
    place: {
      entries: Number(end64.readBigUInt64LE(32)),
      bytes: Number(end64.readBigUInt64LE(40)),
      offset: Number(end64.readBigUInt64LE(48)),
    },
    endsAt: offset,
  };
}

function checkPlace(place: DirectoryPlace, endsAt: number, name: string): void {
  if (place.entries > LIMITS.entries) {
    throw refusal({
      file: name,
      message: `holds ${place.entries.toLocaleString('en')} entries; at most ${LIMITS.entries.toLocaleString('en')} are allowed.`,
      remedy: 'Put many small files into one, or split the environment.',
    });
  }
  if (place.bytes > LIMITS.directoryBytes || place.offset + place.bytes !== endsAt) throw broken(name);
}

function noEnd(name: string, fd: number, fileBytes: number): AppError {
  const begins = fileBytes >= 4 && readAt(fd, 0, 4).readUInt32LE(0) === SIGNATURE.localHeader;
  return refusal({
    file: name,
    message: begins ? 'is cut off: the end of the zip is missing.' : 'is not a zip file.',
    remedy: begins ? 'Download or copy it again.' : 'Choose a .zip or the folder of a bundle.',
  });
}

function broken(name: string): AppError {
  return refusal({
    file: name,
    message: 'has a damaged list of contents.',
    remedy: 'Download or pack it again.',
  });
}
