import { bbh } from './bbh.ts';
import type { Benchmark } from './benchmark.ts';
import { bfcl } from './bfcl.ts';
import { dbbench } from './dbbench.ts';
import { defog } from './defog.ts';
import { gsm8k } from './gsm8k.ts';
import { humanEval } from './humaneval.ts';
import { humanEvalX } from './humaneval-x.ts';
import { mmluPro } from './mmlu-pro.ts';

/** Builds every benchmark of the public data in `out`: bundles as folders, recorded outputs as replay files. */
export function buildBenchmarks(data: string, out: string): Benchmark[] {
  return [
    gsm8k(data, out),
    ...bbh(data, out),
    mmluPro(data, out),
    ...bfcl(data, out),
    humanEval(data, out),
    humanEvalX(data, out),
    dbbench(data, out),
    defog(data, out),
  ];
}
