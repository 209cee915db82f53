import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { bigFolder } from './big-folder.ts';
import type { BenchRow } from './bench-row.ts';
import { series } from './series.ts';

const ROUNDS = 5;
const MEGABYTE = 1_000_000;
const CHILD = fileURLToPath(new URL('memory-child.ts', import.meta.url));

/** Most memory that a core took while it read, sorted, searched and compared, in a process of its own each time. */
export const memory: BenchRow = {
  id: 'memory',
  async measure() {
    const long = await bigFolder(100_000);
    const short = await bigFolder(1_000);
    const values: { long: number[]; short: number[] } = { long: [], short: [] };
    for (let round = 0; round < ROUNDS; round += 1) {
      values.long.push(await peakOf(long));
      values.short.push(await peakOf(short));
    }
    return [
      {
        what: 'memory of the core over all its lists and comparisons of 100000 results',
        unit: 'MB',
        measured: series('100,000 results', values.long),
        reference: series('1,000 results', values.short),
        goal: { of: 'surplus', bound: 'most', value: 100 },
      },
    ];
  },
};

async function peakOf(dataDirectory: string): Promise<number> {
  const { stdout } = await promisify(execFile)(process.execPath, [CHILD, dataDirectory]);
  return Number(stdout.trim()) / MEGABYTE;
}
