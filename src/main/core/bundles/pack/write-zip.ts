import { type FileHandle, open, rm } from 'node:fs/promises';
import { crc32 } from 'node:zlib';

import { Deflate } from 'fflate';

import { LIMITS } from '../limits.ts';
import { comparePaths } from '../source/compare-paths.ts';
import { METHOD } from '../zip/signatures.ts';
import { directoryRecord, endRecord, localHeader, type PackedEntry } from './zip-records.ts';

export interface FileToPack {
  readonly path: string;
  content(): AsyncIterable<Buffer>;
}

const PIECE_BYTES = 256 * 1024;
/** Part of the format of packed bundles: another level would give other bytes. */
const LEVEL = 6;

/**
 * Writes a zip whose bytes depend on nothing but paths and contents: sorted entries, one fixed time, fixed
 * attributes, and a compressor in plain JavaScript, since zlib differs between machines. Leaves no file behind when
 * it fails. Returns the size in bytes.
 */
export async function writeZip(target: string, files: readonly FileToPack[]): Promise<number> {
  const out = await open(target, 'wx');
  try {
    const size = await writeEntries(out, files);
    await out.close();
    return size;
  } catch (error) {
    await out.close();
    await rm(target, { force: true });
    throw error;
  }
}

async function writeEntries(out: FileHandle, files: readonly FileToPack[]): Promise<number> {
  const entries: PackedEntry[] = [];
  let at = 0;
  for (const file of files.toSorted((before, after) => comparePaths(before.path, after.path))) {
    const entry = await writeEntry(out, file, at);
    entries.push(entry);
    at += localHeader(entry).length + entry.packedBytes;
  }
  const directory = Buffer.concat(entries.map(directoryRecord));
  const tail = Buffer.concat([directory, endRecord(entries.length, directory.length, at)]);
  await out.write(tail, 0, tail.length, at);
  return at + tail.length;
}

/** What packs too well would be taken for a bomb when it comes back, so it is stored as it is. */
async function writeEntry(out: FileHandle, file: FileToPack, offset: number): Promise<PackedEntry> {
  const packed = await writeContent(out, file, { offset, method: METHOD.deflated });
  const isSuspect = packed.bytes > LIMITS.ratioFromBytes && packed.bytes > packed.packedBytes * LIMITS.ratio;
  return isSuspect ? writeContent(out, file, { offset, method: METHOD.stored }) : packed;
}

/** Sizes and checksum are known when the content is written; the header is then put in front of it. */
async function writeContent(
  out: FileHandle,
  file: FileToPack,
  place: Pick<PackedEntry, 'offset' | 'method'>,
): Promise<PackedEntry> {
  const entry = { ...place, path: file.path, crc32: 0, bytes: 0, packedBytes: 0 };
  const dataAt = entry.offset + localHeader(entry).length;
  const pending: Uint8Array[] = [];
  const pack = packer(entry.method, (piece) => pending.push(piece));
  const flush = async (): Promise<void> => {
    for (const piece of pending.splice(0)) {
      await out.write(piece, 0, piece.length, dataAt + entry.packedBytes);
      entry.packedBytes += piece.length;
    }
  };
  for await (const piece of inPieces(file.content())) {
    entry.crc32 = crc32(piece, entry.crc32);
    entry.bytes += piece.length;
    pack(piece, false);
    await flush();
  }
  pack(new Uint8Array(0), true);
  await flush();
  const header = localHeader(entry);
  await out.write(header, 0, header.length, entry.offset);
  return entry;
}

function packer(
  method: number,
  onPiece: (piece: Uint8Array) => void,
): (piece: Uint8Array, isLast: boolean) => void {
  if (method === METHOD.stored) return (piece) => onPiece(piece);
  const deflate = new Deflate({ level: LEVEL }, onPiece);
  return (piece, isLast) => deflate.push(piece, isLast);
}

/** Pieces of one size, however the source cuts its own: the cuts show in what the compressor makes of them. */
async function* inPieces(content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let pending: Buffer = Buffer.alloc(0);
  for await (const chunk of content) {
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
    while (pending.length >= PIECE_BYTES) {
      // A copy: the compressor keeps what it was given, and the source may use its buffer again.
      yield Buffer.from(pending.subarray(0, PIECE_BYTES));
      pending = pending.subarray(PIECE_BYTES);
    }
  }
  if (pending.length > 0) yield Buffer.from(pending);
}
