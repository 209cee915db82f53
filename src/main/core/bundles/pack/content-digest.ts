import { createHash, hash } from 'node:crypto';

import type { BundleFile } from '#shared/domain/environment.ts';

import type { BundleSource } from '../source/bundle-source.ts';
import { comparePaths } from '../source/compare-paths.ts';

/**
 * The digest of a bundle: sha256 (hex) over one line a file, `SHA256  PATH` with a line feed, in the order of the
 * paths' bytes. It is what `sha256sum` prints, so it can be checked anywhere, and is the same on every machine.
 */
export function contentDigest(files: readonly Pick<BundleFile, 'path' | 'sha256'>[]): string {
  const lines = files
    .toSorted((before, after) => comparePaths(before.path, after.path))
    .map(({ path, sha256 }) => `${sha256}  ${path}\n`);
  return hash('sha256', lines.join(''), 'hex');
}

/** Reads every file of a bundle and returns it with its sha256; those in `known` are not read again. */
export async function hashFiles(
  source: BundleSource,
  known: ReadonlyMap<string, string> = new Map(),
): Promise<BundleFile[]> {
  const files: BundleFile[] = [];
  for (const { path, bytes } of source.files) {
    files.push({ path, bytes, sha256: known.get(path) ?? (await hashFile(source, path)) });
  }
  return files;
}

/** Passes bytes on and tells their sha256 when all have gone by. */
export async function* hashing(
  bytes: AsyncIterable<Buffer>,
  onDone: (sha256: string) => void,
): AsyncGenerator<Buffer> {
  const sum = createHash('sha256');
  for await (const chunk of bytes) {
    sum.update(chunk);
    yield chunk;
  }
  onDone(sum.digest('hex'));
}

async function hashFile(source: BundleSource, path: string): Promise<string> {
  const sum = createHash('sha256');
  for await (const chunk of source.stream(path)) sum.update(chunk);
  return sum.digest('hex');
}
