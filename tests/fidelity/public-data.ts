import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Folder of the public benchmark data, beside the repository; it is never part of it. */
export const PUBLIC_DATA = fileURLToPath(new URL('../../../shared/data', import.meta.url));

/**
 * Why tests over the public data have to be skipped; null where the data is there. Throws on a build server, where a
 * skipped proof would look like a passed one.
 */
export function missingPublicData(): string | null {
  if (existsSync(PUBLIC_DATA)) return null;
  const reason = `the public benchmark data is not at ../shared/data (${PUBLIC_DATA})`;
  if (process.env['CI']) throw new Error(`CI is set, but ${reason}.`);
  return reason;
}
