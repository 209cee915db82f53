import { endianness } from 'node:os';

/** Case rows as unsigned 32-bit little-endian integers. */
export function packPlannedCases(rows: Uint32Array): Buffer {
  const copy = Buffer.from(Uint32Array.from(rows).buffer);
  return endianness() === 'LE' ? copy : copy.swap32();
}

/** The case rows that `packPlannedCases` was given. */
export function unpackPlannedCases(packed: Buffer): Uint32Array {
  const copy = Buffer.from(packed);
  const bytes = endianness() === 'LE' ? copy : copy.swap32();
  const rows = new Uint32Array(bytes.length / Uint32Array.BYTES_PER_ELEMENT);
  Buffer.from(rows.buffer).set(bytes);
  return rows;
}
