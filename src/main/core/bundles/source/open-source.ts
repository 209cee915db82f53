import { stat } from 'node:fs/promises';
import { basename } from 'node:path';

import { refusal } from '#core/bundles/refusal.ts';
import { MANIFEST_FILE } from '#shared/domain/manifest/manifest.ts';
import { AppError } from '#shared/errors.ts';

import type { BundleSource } from './bundle-source.ts';
import { openFolder } from './folder-source.ts';
import { openZip } from './zip-source.ts';

/** Opens a zip or a folder as a bundle. Throws AppError `not-found` or `bundle-invalid`. */
export async function openSource(path: string, name?: string): Promise<BundleSource> {
  const kind = await stat(path).catch((cause: unknown) => {
    throw new AppError('not-found', `There is no file or folder ${name ?? path}.`, { cause });
  });
  if (kind.isDirectory()) return withoutOuterFolder(await openFolder(path));
  if (kind.isFile()) return withoutOuterFolder(openZip(path, name ?? basename(path)));
  throw refusal({
    file: name ?? basename(path),
    message: 'is neither a file nor a folder.',
    remedy: 'Choose a .zip or the folder of a bundle.',
  });
}

/** Many tools pack the folder instead of its content: then that folder is the bundle. */
function withoutOuterFolder(source: BundleSource): BundleSource {
  const first = source.files[0]?.path ?? '';
  const outer = first.slice(0, first.indexOf('/') + 1);
  const isWrapped =
    outer !== '' &&
    source.files.every((file) => file.path.startsWith(outer)) &&
    source.files.some((file) => file.path === outer + MANIFEST_FILE);
  if (!isWrapped) return source;
  return {
    name: source.name,
    files: source.files.map(({ path, bytes }) => ({ path: path.slice(outer.length), bytes })),
    read: (path, maxBytes) => source.read(outer + path, maxBytes),
    stream: (path) => source.stream(outer + path),
    close: () => source.close(),
  };
}
