import { MANIFEST_FILE } from '#shared/domain/manifest/manifest.ts';

import { LIMITS } from '../limits.ts';
import { readManifestDocument } from '../manifest/manifest-document.ts';
import { requireManifest } from '../manifest/read-manifest.ts';
import type { BundleSource } from '../source/bundle-source.ts';
import { writeZip } from './write-zip.ts';

/** Packs a bundle into a zip at `target`: equal files give equal bytes, on every machine. Returns its size in bytes. Throws AppError `bundle-invalid` for what is no bundle at all. */
export async function packBundle(source: BundleSource, target: string): Promise<number> {
  requireManifest(source);
  return writeZip(
    target,
    source.files.map(({ path }) => ({ path, content: () => source.stream(path) })),
  );
}

/** The same bundle with another version in its manifest; all else of the manifest, comments included, stays. */
export async function withVersion(source: BundleSource, version: string): Promise<BundleSource> {
  const original = await source.read(MANIFEST_FILE, LIMITS.manifestBytes);
  const document = readManifestDocument(MANIFEST_FILE, original.toString('utf8'));
  const manifest = Buffer.from(document.replace(['version'], version));
  return {
    ...source,
    files: source.files.map((file) =>
      file.path === MANIFEST_FILE ? { path: file.path, bytes: manifest.length } : file,
    ),
    read: (path, maxBytes) =>
      path === MANIFEST_FILE ? Promise.resolve(manifest) : source.read(path, maxBytes),
    stream: (path) => (path === MANIFEST_FILE ? one(manifest) : source.stream(path)),
  };
}

async function* one(bytes: Buffer): AsyncGenerator<Buffer> {
  yield await Promise.resolve(bytes);
}
