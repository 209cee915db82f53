import { AppError } from '#shared/errors.ts';

/** The bytes of `source` as they come. Throws AppError once they are more than `limit`. */
export async function* limitedBytes(
  source: AsyncIterable<Uint8Array>,
  limit: number,
): AsyncGenerator<Uint8Array> {
  let total = 0;
  for await (const chunk of source) {
    total += chunk.byteLength;
    if (total > limit) throw new AppError('invalid-input', tooLarge(limit));
    yield chunk;
  }
}

/** All of `source` as text. Throws AppError once it is more than `limit` bytes. */
export async function limitedText(source: AsyncIterable<Uint8Array>, limit: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of limitedBytes(source, limit)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

export function tooLarge(limit: number): string {
  return `What was sent is larger than ${Math.round(limit / 1_000_000)} MB, the most that is taken here.`;
}
