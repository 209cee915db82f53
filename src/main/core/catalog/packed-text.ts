import { deflateRawSync, inflateRawSync } from 'node:zlib';

const PLAIN = 0;
const DEFLATED = 1;
/** Below this, compression costs more than it saves. */
const WORTH_BYTES = 200;

/** UTF-8 text behind one byte that says whether it is deflated. */
export function packText(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8');
  if (bytes.length < WORTH_BYTES) return Buffer.concat([Buffer.of(PLAIN), bytes]);
  // Most texts fit the small window, which takes a third of the time to set up.
  const windowBits = bytes.length <= 4096 ? 12 : 15;
  return Buffer.concat([Buffer.of(DEFLATED), deflateRawSync(bytes, { level: 1, memLevel: 5, windowBits })]);
}

/** The text that `packText` was given. */
export function unpackText(packed: Buffer): string {
  const body = packed.subarray(1);
  return (packed[0] === DEFLATED ? inflateRawSync(body) : body).toString('utf8');
}
