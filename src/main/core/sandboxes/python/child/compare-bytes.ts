import { Buffer } from 'node:buffer';

const { compare } = Buffer.prototype;
const viewOf = Buffer.from.bind(Buffer) as (buffer: ArrayBuffer, start: number, length: number) => Buffer;

/** Whether both hold the same bytes between start and end: 0 when they do. */
export function compareBytes(
  left: Uint8Array<ArrayBuffer>,
  right: Uint8Array<ArrayBuffer>,
): (start: number, end: number) => number {
  const a = viewOf(left.buffer, left.byteOffset, left.length);
  const b = viewOf(right.buffer, right.byteOffset, right.length);
  return (start, end) => compare.call(a, b, start, end, start, end);
}
