import { closeSync, fstatSync, openSync } from 'node:fs';
import { basename } from 'node:path';
import { crc32 } from 'node:zlib';

import AdmZip from 'adm-zip';

import { formatBytes } from '#core/bundles/format-bytes.ts';
import { SMALL_ARCHIVE, SMALL_FILE_BYTES } from '#core/bundles/limits.ts';
import { refusal } from '#core/bundles/refusal.ts';
import { inflateEntry, streamEntry } from '#core/bundles/zip/inflate-entry.ts';
import { preflight } from '#core/bundles/zip/preflight.ts';
import type { PlacedEntry } from '#core/bundles/zip/zip-entry.ts';
import { AppError } from '#shared/errors.ts';

import type { BundleSource } from './bundle-source.ts';
import { comparePaths } from './compare-paths.ts';
import { isIgnored } from './ignored-files.ts';

/** Opens a zip as a bundle. It is examined first and refused, with its own reason, before anything is unpacked. */
export function openZip(path: string, name = basename(path)): BundleSource {
  const fd = openSync(path, 'r');
  try {
    const entries = preflight(fd, name);
    return sourceOf(fd, name, entries, unpacker(path, fd, entries.length));
  } catch (error) {
    closeSync(fd);
    throw error;
  }
}

type Unpack = (entry: PlacedEntry) => Buffer;

/** Small archives are opened by adm-zip, larger ones entry by entry from the file. */
function unpacker(path: string, fd: number, entries: number): Unpack {
  if (fstatSync(fd).size > SMALL_ARCHIVE.bytes || entries > SMALL_ARCHIVE.entries) {
    return (entry) => inflateEntry(fd, entry);
  }
  let archive: AdmZip | null = null;
  return (entry) => {
    if (entry.bytes > SMALL_FILE_BYTES) return inflateEntry(fd, entry);
    archive ??= new AdmZip(path);
    return contentOf(archive, entry) ?? inflateEntry(fd, entry);
  };
}

/** Null where adm-zip cannot vouch for the content: the own reader then says what is wrong with it. */
function contentOf(archive: AdmZip, entry: PlacedEntry): Buffer | null {
  try {
    const bytes = archive.getEntry(entry.path)?.getData();
    return bytes?.length === entry.bytes && crc32(bytes) === entry.crc32 ? bytes : null;
  } catch {
    return null;
  }
}

function sourceOf(fd: number, name: string, entries: readonly PlacedEntry[], unpack: Unpack): BundleSource {
  const kept = entries.filter((entry) => !isIgnored(entry.path));
  const known = new Map(kept.map((entry) => [entry.path, entry]));
  const find = (path: string): PlacedEntry => {
    const entry = known.get(path);
    if (entry === undefined) throw new AppError('not-found', `There is no file ${path} in ${name}.`);
    return entry;
  };
  return {
    name,
    files: kept
      .map(({ path, bytes }) => ({ path, bytes }))
      .sort((before, after) => comparePaths(before.path, after.path)),
    read: (path, maxBytes) => Promise.resolve().then(() => unpack(within(find(path), maxBytes))),
    stream: (path) => pieces(fd, find(path), unpack),
    close: () => Promise.resolve(closeSync(fd)),
  };
}

function within(entry: PlacedEntry, maxBytes: number): PlacedEntry {
  if (entry.bytes <= maxBytes) return entry;
  throw refusal({
    file: entry.path,
    message: `is larger than ${formatBytes(maxBytes)}.`,
    remedy: 'Make it smaller.',
  });
}

async function* pieces(fd: number, entry: PlacedEntry, unpack: Unpack): AsyncGenerator<Buffer> {
  if (entry.bytes > SMALL_FILE_BYTES) yield* streamEntry(fd, entry);
  else yield unpack(entry);
}
