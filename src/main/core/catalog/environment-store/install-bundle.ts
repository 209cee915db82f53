import { copyFileSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

import { syncFile, syncFolder } from '../sync-file.ts';

/** A zip on its way to the store of bundles. */
interface BundleInstallation {
  /** Moves it in; at once, whatever its size. */
  putInPlace(): void;
  /** Removes what was not put in place. */
  discard(): void;
}

/** Brings the zip durably beside its place, so that putting it there takes no time and leaves either nothing or all of it. */
export function installBundle(zipPath: string, target: string): BundleInstallation {
  const partial = `${target}.${process.pid}.partial`;
  mkdirSync(dirname(target), { recursive: true });
  moveFile(zipPath, partial);
  syncFile(partial);
  return {
    putInPlace() {
      renameSync(partial, target);
      syncFolder(dirname(target));
    },
    discard: () => rmSync(partial, { force: true }),
  };
}

function moveFile(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    // Another file system: renaming cannot cross it.
    if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error;
    copyFileSync(from, to);
    rmSync(from, { force: true });
  }
}
