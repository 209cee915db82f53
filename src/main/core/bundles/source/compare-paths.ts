/** Orders paths by their UTF-8 bytes: the same on every machine and in every language. */
export function comparePaths(before: string, after: string): number {
  return Buffer.compare(Buffer.from(before), Buffer.from(after));
}
