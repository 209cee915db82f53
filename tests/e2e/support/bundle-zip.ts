import { goodBundle, type BundleFiles } from '../../support/bundle-files.ts';
import { craftZip } from '../../support/craft-zip.ts';
import type { DroppedFile } from './drop-files.ts';

/** The small good bundle as a zip; `others` are in place of its own files. */
export function bundleZip(name: string, others: BundleFiles = {}): DroppedFile {
  const entries = Object.entries(goodBundle(others)).map(([path, data]) => ({ name: path, data }));
  return { name, bytes: craftZip(entries) };
}
