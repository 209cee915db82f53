import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const FORMAT = 1;
const HEADER_BYTES = 128;

/** What stands before the memory in the file: a line of text, filled up with spaces. */
function headerOf(bytes: Uint8Array, key: string): string {
  const digest = createHash('sha256').update(bytes).digest('base64');
  return `benchgen-python ${FORMAT} ${key} ${digest}`.padEnd(HEADER_BYTES - 1) + '\n';
}

/** A snapshot as it is kept on disk. */
export function packSnapshot(bytes: Uint8Array, key: string): Uint8Array {
  return Buffer.concat([Buffer.from(headerOf(bytes, key), 'latin1'), bytes]);
}

/** Reads the snapshot of an interpreter; null where there is none, or where it is not what was written for it. */
export function readSnapshot(path: string, key: string): Uint8Array<ArrayBuffer> | null {
  let file: Buffer<ArrayBuffer>;
  try {
    file = readFileSync(path);
  } catch {
    // Missing or unreadable: the interpreter is loaded without it.
    return null;
  }
  const bytes = new Uint8Array(
    file.buffer,
    file.byteOffset + HEADER_BYTES,
    Math.max(0, file.length - HEADER_BYTES),
  );
  return file.subarray(0, HEADER_BYTES).toString('latin1') === headerOf(bytes, key) ? bytes : null;
}
