// Measures what is promised in numbers, prints one table and writes all values to `out/bench.json`.
// Names of rows as arguments choose some of them.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';

import { type Figure, isMet, ratioOf } from './bench-row.ts';
import { BENCH_ROWS } from './bench-rows.ts';
import { figureTable } from './print-table.ts';

const wanted = process.argv.slice(2);
const known = BENCH_ROWS.map(({ id }) => id);
const unknown = wanted.filter((name) => !known.includes(name));
if (unknown.length > 0) throw new Error(`There is no row ${unknown.join(', ')}. Rows: ${known.join(', ')}.`);

const figures: Figure[] = [];
const chosen = BENCH_ROWS.filter(({ id }) => wanted.length === 0 || wanted.includes(id));
// With E2E_OUT an interface is measured that was built elsewhere.
const isElsewhere = process.env['E2E_OUT'] !== undefined;
if (!isElsewhere && chosen.some(({ needsBuild }) => needsBuild === true)) buildIfNeeded();
for (const row of chosen) {
  console.error(`${row.id} …`);
  figures.push(...(await row.measure()));
}
console.log(figureTable(figures));

const out = new URL('../../out/', import.meta.url);
mkdirSync(out, { recursive: true });
const machine = { node: process.version, platform: process.platform, processors: cpus().length };
const results = figures.map((figure) => ({ ...figure, ratio: ratioOf(figure), isMet: isMet(figure) }));
writeFileSync(new URL('bench.json', out), `${JSON.stringify({ machine, results }, null, 2)}\n`);
if (figures.some((figure) => isMet(figure) === false)) process.exitCode = 1;

function buildIfNeeded(): void {
  const script = fileURLToPath(new URL('../scripts/build-if-needed.js', import.meta.url));
  execFileSync(process.execPath, [script], { stdio: ['ignore', 2, 2] });
}
