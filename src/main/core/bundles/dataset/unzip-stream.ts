import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

import { formatBytes } from '#core/bundles/format-bytes.ts';
import { LIMITS } from '#core/bundles/limits.ts';

import { DatasetFault } from './dataset-fault.ts';

const START = { line: 1, column: 1 };

/** Unpacks gzip as it streams by. Throws DatasetFault for what is not gzip, damaged or too large. */
export async function* unzipStream(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: 256 * 1024 });
  const packed = Readable.from(bytes, { objectMode: false });
  // What goes wrong on the way in (a damaged zip) must reach whoever reads what comes out.
  packed.once('error', (error) => gunzip.destroy(error));
  packed.pipe(gunzip);
  let total = 0;
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      total += chunk.length;
      if (total > LIMITS.fileBytes) throw tooLarge();
      yield chunk;
    }
  } catch (error) {
    if (!isZlibError(error)) throw error;
    throw new DatasetFault(START, 'The gzip file is damaged or cut off.', 'Compress it again.', {
      cause: error,
    });
  } finally {
    packed.destroy();
    gunzip.destroy();
  }
}

function tooLarge(): DatasetFault {
  const message = `The file is larger than ${formatBytes(LIMITS.fileBytes)} when unpacked.`;
  return new DatasetFault(START, message, 'Split the environment.');
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}
