import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

import { AppError } from '#shared/errors.ts';

/**
 * Makes the data directory and the folders above it. Throws AppError `catalog-unusable` where that is not possible.
 * One level at a time: making them all at once never ends where the file system answers "no such folder", as /proc does.
 */
export function makeDataDirectory(path: string): void {
  try {
    for (const folder of missingFolders(resolve(path))) mkdirSync(folder, { recursive: false });
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST' && existsSync(path)) return;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new AppError(
      'catalog-unusable',
      `The data folder ${path} cannot be made: ${reason}. Choose another one with --data-dir or BENCHGEN_DATA_DIR.`,
      { cause },
    );
  }
}

/** From the top down. */
function missingFolders(path: string): string[] {
  const missing: string[] = [];
  for (let folder = path; !existsSync(folder); folder = dirname(folder)) missing.unshift(folder);
  return missing;
}
