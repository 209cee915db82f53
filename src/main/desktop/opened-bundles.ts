import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** Paths of zips among the words of a command line. */
export function bundlesIn(words: readonly string[], workingDirectory: string): string[] {
  return words
    .filter((word) => /\.zip$/i.test(word) && !word.startsWith('-'))
    .map((word) => resolve(workingDirectory, word))
    .filter((path) => existsSync(path));
}
