import type { BenchRow } from './bench-row.ts';
import { bigTables } from './big-tables.ts';
import { chunkSizes } from './chunk-sizes.ts';
import { coldStart } from './cold-start.ts';
import { coreCalls } from './core-calls.ts';
import { longViews } from './long-views.ts';
import { memory } from './memory.ts';
import { pythonExecutions } from './python-executions.ts';

/** Everything that `npm run bench` measures, in the order of the table. */
export const BENCH_ROWS: readonly BenchRow[] = [
  coreCalls,
  memory,
  bigTables,
  longViews,
  coldStart,
  chunkSizes,
  pythonExecutions,
];
