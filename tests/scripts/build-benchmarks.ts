import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';

import { buildBenchmarks } from '../fidelity/benchmarks.ts';
import { PUBLIC_DATA } from '../fidelity/public-data.ts';

const [out, data = PUBLIC_DATA] = process.argv.slice(2);
if (out === undefined) {
  console.error('Usage: node tests/scripts/build-benchmarks.ts OUT [DATA]');
  process.exitCode = 2;
} else {
  mkdirSync(out, { recursive: true });
  for (const { name, bundlePath, recordings } of buildBenchmarks(resolve(data), resolve(out))) {
    console.log(`${name}: ${bundlePath}`);
    for (const { model, replayPath } of recordings) console.log(`  ${model}: replay:${replayPath}`);
  }
}
