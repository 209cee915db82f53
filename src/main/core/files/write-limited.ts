import { open } from 'node:fs/promises';

import { AppError } from '#shared/errors.ts';

/** Writes a new file. Throws AppError `invalid-input` above `most` bytes; the file is then left unfinished. */
export async function writeLimited(
  path: string,
  bytes: AsyncIterable<Uint8Array>,
  most: number,
): Promise<void> {
  const file = await open(path, 'wx');
  try {
    let total = 0;
    for await (const chunk of bytes) {
      total += chunk.length;
      if (total > most) {
        const limit = `${Math.floor(most / 2 ** 20).toLocaleString('en')} MB`;
        throw new AppError('invalid-input', `The file is larger than ${limit}. Split the environment.`);
      }
      await file.write(chunk);
    }
  } finally {
    await file.close();
  }
}
