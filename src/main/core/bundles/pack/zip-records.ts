import { SIGNATURE } from '../zip/signatures.ts';

/** One entry of a zip being written. */
export interface PackedEntry {
  readonly path: string;
  readonly method: number;
  readonly offset: number;
  readonly crc32: number;
  readonly bytes: number;
  readonly packedBytes: number;
}

// One set of attributes for all entries, so that equal files give equal zips.
const VERSION = 20;
const MADE_BY_UNIX = (3 << 8) | VERSION;
const UTF8_NAMES = 0x800;
const REGULAR_FILE = 0o100644;
/** 1 January 1980, 00:00: the first moment that a zip can tell. */
const DATE = (1 << 5) | 1;
const TIME = 0;

/** The header before the content of an entry (APPNOTE.TXT 4.3.7). */
export function localHeader(entry: PackedEntry): Buffer {
  const name = Buffer.from(entry.path);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(SIGNATURE.localHeader, 0);
  writeCommon(header, 4, entry, name.length);
  return Buffer.concat([header, name]);
}

/** The record of an entry in the central directory (4.3.12). */
export function directoryRecord(entry: PackedEntry): Buffer {
  const name = Buffer.from(entry.path);
  const record = Buffer.alloc(46);
  record.writeUInt32LE(SIGNATURE.directoryEntry, 0);
  record.writeUInt16LE(MADE_BY_UNIX, 4);
  writeCommon(record, 6, entry, name.length);
  record.writeUInt32LE(REGULAR_FILE * 0x10000, 38);
  record.writeUInt32LE(entry.offset, 42);
  return Buffer.concat([record, name]);
}

/** The record that ends the file (4.3.16). Bundles stay below the limits that would need ZIP64. */
export function endRecord(entries: number, directoryBytes: number, directoryOffset: number): Buffer {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(SIGNATURE.end, 0);
  record.writeUInt16LE(entries, 8);
  record.writeUInt16LE(entries, 10);
  record.writeUInt32LE(directoryBytes, 12);
  record.writeUInt32LE(directoryOffset, 16);
  return record;
}

function writeCommon(record: Buffer, at: number, entry: PackedEntry, nameBytes: number): void {
  record.writeUInt16LE(VERSION, at);
  record.writeUInt16LE(UTF8_NAMES, at + 2);
  record.writeUInt16LE(entry.method, at + 4);
  record.writeUInt16LE(TIME, at + 6);
  record.writeUInt16LE(DATE, at + 8);
  record.writeUInt32LE(entry.crc32, at + 10);
  record.writeUInt32LE(entry.packedBytes, at + 14);
  record.writeUInt32LE(entry.bytes, at + 18);
  record.writeUInt16LE(nameBytes, at + 22);
}
