import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { fillBigCatalog } from './big-catalog.ts';

const made = new Map<number, Promise<string>>();

/**
 * Data directory of a big catalog of so many cases, made once and gone when the process ends; with BENCH_DATA it is
 * kept in that folder for the next time.
 */
export function bigFolder(count: number): Promise<string> {
  const known = made.get(count);
  if (known !== undefined) return known;
  const filled = makeFolder(count);
  made.set(count, filled);
  return filled;
}

async function makeFolder(count: number): Promise<string> {
  const kept = process.env['BENCH_DATA'];
  const folder = kept === undefined ? temporaryFolder() : join(kept, `${count}-cases`);
  if (kept === undefined || !existsSync(folder)) await fillBigCatalog(folder, count);
  return folder;
}

/** A folder that is gone when the process ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'benchgen-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
