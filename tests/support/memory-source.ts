import type { BundleSource } from '#core/bundles/source/bundle-source.ts';
import { comparePaths } from '#core/bundles/source/compare-paths.ts';

import type { BundleFiles } from './bundle-files.ts';

/** A bundle that is in memory only; `pieceBytes` cuts what is streamed. */
export function memorySource(files: BundleFiles, pieceBytes = 1 << 20): BundleSource {
  const content = new Map(Object.entries(files).map(([path, data]) => [path, Buffer.from(data)]));
  const read = (path: string): Buffer => content.get(path) ?? Buffer.alloc(0);
  return {
    name: 'bundle.zip',
    files: Array.from(content, ([path, data]) => ({ path, bytes: data.length })).sort((before, after) =>
      comparePaths(before.path, after.path),
    ),
    read: (path) => Promise.resolve(read(path)),
    async *stream(path) {
      const data = read(path);
      for (let at = 0; at < data.length; at += pieceBytes) {
        yield await Promise.resolve(data.subarray(at, at + pieceBytes));
      }
    },
    close: () => Promise.resolve(),
  };
}
