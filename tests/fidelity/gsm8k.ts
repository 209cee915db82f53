import { join } from 'node:path';

import type { Benchmark, Recording } from './benchmark.ts';
import { readRows, type Row, writeBundle, writeReplay } from './write-benchmark.ts';

const manifest = {
  id: 'gsm8k',
  title: 'GSM8K',
  description: 'Grade-school word problems; the answer is one number.',
  category: 'reasoning',
  license: 'MIT',
  dataset: {
    file: 'cases.jsonl',
    input: 'question',
    // The worked solution ends with a line "#### 18".
    expected: '{{ answer.split("#### ")[1] }}',
    solution: 'answer',
  },
  harness: { kind: 'single-turn', prompt: "{{ input }}\n\nLet's think step by step." },
  scoring: {
    extract: [{ regex: String.raw`####\s*(-?[\d.,]+)` }, { number: 'last' }],
    checks: [{ kind: 'numeric' }],
  },
};

/** GSM8K with the recorded solutions of two models. */
export function gsm8k(data: string, out: string): Benchmark {
  const folder = join(data, 'gsm8k');
  const rows = readRows(join(folder, 'test.jsonl'));
  const recording = (model: string, publishedAccuracy: number): Recording => {
    const recorded = readRows(join(folder, 'recorded', `${model}.jsonl`));
    return {
      model,
      publishedAccuracy,
      replayPath: writeReplay(join(out, `gsm8k-${model}.jsonl`), recorded, 'index'),
      verdicts: recorded.map((row) => ({ caseId: caseId(row), passed: row['is_correct'] === true })),
      knownDifferences: {},
    };
  };
  return {
    name: 'GSM8K',
    bundlePath: writeBundle(join(out, 'gsm8k'), {
      manifest,
      rows,
      readme: 'GSM8K (MIT), Cobbe et al., “Training Verifiers to Solve Math Word Problems” (2021).\n',
    }),
    caseCount: rows.length,
    recordings: [recording('6b_finetuning', 0.2168), recording('175b_verification', 0.5625)],
  };
}

/** Rows without an `id` are named by their number, from 1. */
function caseId(row: Row): string {
  return String(Number(row['index']) + 1);
}
