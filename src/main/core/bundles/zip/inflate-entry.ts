import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib';

import { refusal } from '#core/bundles/refusal.ts';
import type { AppError } from '#shared/errors.ts';

import { readAt } from './read-at.ts';
import { METHOD } from './signatures.ts';
import type { PlacedEntry } from './zip-entry.ts';

const CHUNK_BYTES = 256 * 1024;

/** Unpacks an entry whole; never more than the size it declares. Checks length and checksum. */
export function inflateEntry(fd: number, entry: PlacedEntry): Buffer {
  const packed = readAt(fd, entry.dataOffset, entry.packedBytes);
  const bytes = entry.method === METHOD.stored ? packed : inflated(packed, entry);
  checkContent(entry, bytes.length, crc32(bytes));
  return bytes;
}

/** Unpacks an entry in pieces. The error of a wrong length or checksum comes after the last piece. */
export async function* streamEntry(fd: number, entry: PlacedEntry): AsyncGenerator<Buffer> {
  let length = 0;
  let sum = 0;
  try {
    for await (const chunk of pieces(fd, entry)) {
      length += chunk.length;
      if (length > entry.bytes) throw wrongLength(entry.path);
      sum = crc32(chunk, sum);
      yield chunk;
    }
  } catch (error) {
    throw isZlibError(error) ? damaged(entry.path, error) : error;
  }
  checkContent(entry, length, sum);
}

function checkContent(entry: PlacedEntry, length: number, sum: number): void {
  if (length !== entry.bytes) throw wrongLength(entry.path);
  if (sum !== entry.crc32) throw damaged(entry.path);
}

function pieces(fd: number, entry: PlacedEntry): AsyncIterable<Buffer> {
  const packed = createReadStream('', {
    fd,
    start: entry.dataOffset,
    end: entry.dataOffset + entry.packedBytes - 1,
    autoClose: false,
    highWaterMark: CHUNK_BYTES,
  });
  if (entry.method === METHOD.stored) return packed;
  const inflate = createInflateRaw({ chunkSize: CHUNK_BYTES });
  // Errors of either end reach whoever iterates over the inflating stream.
  return pipeline(packed, inflate, () => undefined);
}

function inflated(packed: Buffer, entry: PlacedEntry): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.bytes) });
  } catch (error) {
    if (error instanceof RangeError) throw wrongLength(entry.path, error);
    throw damaged(entry.path, error);
  }
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}

function wrongLength(path: string, cause?: unknown): AppError {
  return refusal({
    file: path,
    message: 'does not have the size that the zip declares.',
    remedy: 'Do not trust this file; download or pack the bundle again.',
    cause,
  });
}

function damaged(path: string, cause?: unknown): AppError {
  return refusal({
    file: path,
    message: 'is damaged: its content does not match its checksum.',
    remedy: 'Download or pack the bundle again.',
    cause,
  });
}
