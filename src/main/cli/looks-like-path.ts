/** Whether a word names a file or folder rather than an installed environment, which has no slash in its name. */
export function looksLikePath(word: string): boolean {
  return /[\\/]|\.zip$/i.test(word);
}
