// Measures what is promised in numbers, prints it and writes it to `out/bench.json`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';

import { type BenchRow, describeMeasurement, type Measurement } from './bench-row.ts';
import { pythonExecutions } from './python-executions.ts';

const ROWS: readonly BenchRow[] = [pythonExecutions];

const wanted = process.argv.slice(2);
const results: Record<string, Measurement> = {};
for (const row of ROWS.filter(({ id }) => wanted.length === 0 || wanted.includes(id))) {
  const result = await row.measure();
  results[row.id] = result;
  console.log(describeMeasurement(row.title, result));
}

const out = new URL('../../out/', import.meta.url);
mkdirSync(out, { recursive: true });
const machine = { node: process.version, platform: process.platform, processors: cpus().length };
writeFileSync(new URL('bench.json', out), `${JSON.stringify({ machine, results }, null, 2)}\n`);
if (Object.values(results).some(({ ratio, goal }) => ratio < goal)) process.exitCode = 1;
