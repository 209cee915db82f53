import type { BenchRow } from './bench-row.ts';
import { coreCalls } from './core-calls.ts';
import { pythonExecutions } from './python-executions.ts';

/** Everything that `npm run bench` measures, in the order of the table. */
export const BENCH_ROWS: readonly BenchRow[] = [coreCalls, pythonExecutions];
