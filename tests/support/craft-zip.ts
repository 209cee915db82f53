import { crc32, deflateRawSync } from 'node:zlib';

/** One entry of a crafted zip; whatever is given replaces what an honest zip would say. */
export interface CraftedEntry {
  name: string | Buffer;
  data?: Buffer | string;
  method?: number;
  flags?: number;
  crc?: number;
  bytes?: number;
  packedBytes?: number;
  /** The packed content itself. */
  packed?: Buffer;
  /** Unix mode with the file type. */
  mode?: number;
  /** Where the entry claims to lie; then no bytes of its own are written. */
  offset?: number;
  local?: { name?: string; bytes?: number; packedBytes?: number; crc?: number; method?: number };
  /** Extra bytes between this entry and the next. */
  gap?: Buffer;
  descriptor?: boolean;
  zip64?: boolean;
}

export interface CraftOptions {
  prefix?: Buffer;
  suffix?: Buffer;
  comment?: string;
  /** What the end record counts. */
  count?: number;
}

const REGULAR = 0o100644;

/** Bytes of a zip, honest or not. */
export function craftZip(entries: readonly CraftedEntry[], options: CraftOptions = {}): Buffer {
  const parts: Buffer[] = [options.prefix ?? Buffer.alloc(0)];
  let length = parts[0]?.length ?? 0;
  const directory: Buffer[] = [];
  for (const entry of entries) {
    const filled = fill(entry, length);
    directory.push(directoryRecord(filled));
    if (entry.offset !== undefined) continue;
    const bytes = Buffer.concat([
      localRecord(filled),
      filled.packed,
      descriptor(filled),
      entry.gap ?? Buffer.alloc(0),
    ]);
    parts.push(bytes);
    length += bytes.length;
  }
  const list = Buffer.concat(directory);
  const end = endRecord(options.count ?? entries.length, list.length, length, options.comment ?? '');
  return Buffer.concat([...parts, list, end, options.suffix ?? Buffer.alloc(0)]);
}

type Filled = ReturnType<typeof fill>;

function fill(entry: CraftedEntry, length: number) {
  const data = Buffer.from(entry.data ?? '');
  const method = entry.method ?? 8;
  const packed = entry.packed ?? (method === 8 ? deflateRawSync(data) : data);
  return {
    entry,
    name: Buffer.from(entry.name),
    method,
    packed,
    flags: (entry.flags ?? 0x800) | (entry.descriptor === true ? 8 : 0),
    crc: entry.crc ?? crc32(data),
    bytes: entry.bytes ?? data.length,
    packedBytes: entry.packedBytes ?? packed.length,
    offset: entry.offset ?? length,
  };
}

function localRecord({ entry, name, method, flags, crc, bytes, packedBytes }: Filled): Buffer {
  const own = entry.local ?? {};
  const ownName = own.name === undefined ? name : Buffer.from(own.name);
  const streamed = entry.descriptor === true;
  const extra = entry.zip64 === true ? zip64Extra([bytes, packedBytes]) : Buffer.alloc(0);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(flags, 6);
  header.writeUInt16LE(own.method ?? method, 8);
  header.writeUInt16LE(0x5a21, 12);
  header.writeUInt32LE(streamed ? 0 : (own.crc ?? crc), 14);
  header.writeUInt32LE(
    streamed ? 0 : entry.zip64 === true ? 0xffffffff : (own.packedBytes ?? packedBytes),
    18,
  );
  header.writeUInt32LE(streamed ? 0 : entry.zip64 === true ? 0xffffffff : (own.bytes ?? bytes), 22);
  header.writeUInt16LE(ownName.length, 26);
  header.writeUInt16LE(extra.length, 28);
  return Buffer.concat([header, ownName, extra]);
}

function directoryRecord({ entry, name, method, flags, crc, bytes, packedBytes, offset }: Filled): Buffer {
  const extra = entry.zip64 === true ? zip64Extra([bytes, packedBytes]) : Buffer.alloc(0);
  const record = Buffer.alloc(46);
  record.writeUInt32LE(0x02014b50, 0);
  record.writeUInt16LE((3 << 8) | 20, 4);
  record.writeUInt16LE(20, 6);
  record.writeUInt16LE(flags, 8);
  record.writeUInt16LE(method, 10);
  record.writeUInt16LE(0x5a21, 14);
  record.writeUInt32LE(crc, 16);
  record.writeUInt32LE(entry.zip64 === true ? 0xffffffff : packedBytes, 20);
  record.writeUInt32LE(entry.zip64 === true ? 0xffffffff : bytes, 24);
  record.writeUInt16LE(name.length, 28);
  record.writeUInt16LE(extra.length, 30);
  record.writeUInt32LE((entry.mode ?? REGULAR) * 0x10000, 38);
  record.writeUInt32LE(offset, 42);
  return Buffer.concat([record, name, extra]);
}

function zip64Extra(values: readonly number[]): Buffer {
  const extra = Buffer.alloc(4 + values.length * 8);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(values.length * 8, 2);
  for (const [index, value] of values.entries()) extra.writeBigUInt64LE(BigInt(value), 4 + index * 8);
  return extra;
}

function descriptor({ entry, crc, bytes, packedBytes }: Filled): Buffer {
  if (entry.descriptor !== true) return Buffer.alloc(0);
  const record = Buffer.alloc(16);
  record.writeUInt32LE(0x08074b50, 0);
  record.writeUInt32LE(crc, 4);
  record.writeUInt32LE(packedBytes, 8);
  record.writeUInt32LE(bytes, 12);
  return record;
}

function endRecord(count: number, bytes: number, offset: number, comment: string): Buffer {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(count, 8);
  record.writeUInt16LE(count, 10);
  record.writeUInt32LE(bytes, 12);
  record.writeUInt32LE(offset, 16);
  record.writeUInt16LE(comment.length, 20);
  return Buffer.concat([record, Buffer.from(comment)]);
}
