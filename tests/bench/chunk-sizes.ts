import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

import type { BenchRow, Figure } from './bench-row.ts';
import { series } from './series.ts';

const KILOBYTE = 1_000;
/** Chunks that are told of one by one. */
const LARGE = 50 * KILOBYTE;

/** Sizes of the built interface: what the first page loads, and what comes later. */
export const chunkSizes: BenchRow = {
  id: 'chunks',
  needsBuild: true,
  async measure() {
    const folder = process.env['E2E_OUT'] ?? fileURLToPath(new URL('../../out/renderer', import.meta.url));
    const assets = readdirSync(join(folder, 'assets'));
    const first = firstLoad(readFileSync(join(folder, 'index.html'), 'utf8'));
    const size = (name: string) => statSync(join(folder, name)).size;
    const gzipped = (name: string) => gzipSync(readFileSync(join(folder, name))).length;
    const own = assets
      .filter((name) => /^(inter|jetbrains)-.*\.woff2$/.test(name))
      .map((name) => `assets/${name}`);
    const large = assets
      .map((name) => `assets/${name}`)
      .filter((name) => name.endsWith('.js') && size(name) > LARGE)
      .toSorted((one, other) => size(other) - size(one));
    return [
      figure('scripts of the first page', sum(first, size), 1_000),
      figure('scripts of the first page, gzip', sum(first, gzipped), null),
      ...large.map((name) =>
        figure(`${withoutHash(name)}${first.includes(name) ? ', first page' : ', later'}`, size(name), 4_500),
      ),
      figure('fonts of text and code', sum(own, size), 250),
    ];
  },
};

/** Scripts that the page names: it loads all of them before it shows anything. */
function firstLoad(page: string): readonly string[] {
  const named = [...page.matchAll(/(?:src|href)="\.\/([^"]+\.js)"/g)];
  return named.flatMap(([, name]) => name ?? []);
}

function withoutHash(name: string): string {
  return name.replace(/^assets\//, '').replace(/-[\w-]{8}\.js$/, '.js');
}

function sum(names: readonly string[], of: (name: string) => number): number {
  return names.reduce((total, name) => total + of(name), 0);
}

function figure(what: string, bytes: number, most: number | null): Figure {
  return {
    what: `size of ${what}`,
    unit: 'kB',
    measured: series(what, [bytes / KILOBYTE]),
    reference: null,
    goal: most === null ? null : { of: 'median', bound: 'most', value: most },
  };
}
