import { readSync } from 'node:fs';

/** Reads exactly that many bytes of an open file. Throws RangeError when the file ends before. */
export function readAt(fd: number, position: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  let done = 0;
  while (done < length) {
    const count = readSync(fd, bytes, done, length - done, position + done);
    if (count === 0) throw new RangeError(`The file ends before byte ${position + length}.`);
    done += count;
  }
  return bytes;
}
