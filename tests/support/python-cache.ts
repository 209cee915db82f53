import { join } from 'node:path';

/** One folder for the snapshots of all tests, so that only the first one waits for its making. */
export function sharedCache(): string {
  return join(import.meta.dirname, '../../node_modules/.cache/python-sandbox');
}
