import { join } from 'node:path';

import type { Benchmark } from './benchmark.ts';
import { madeUp } from './made-up.ts';
import { readRows, type Row, writeBundle } from './write-benchmark.ts';

const manifest = {
  id: 'humaneval-x-js',
  title: 'HumanEval-X, JavaScript',
  description: 'Functions to complete, judged by their tests.',
  category: 'code-generation',
  license: 'Apache-2.0',
  dataset: { file: 'cases.jsonl', id: 'task_id', input: 'prompt', solution: 'canonical_solution' },
  harness: { kind: 'single-turn', mode: 'completion' },
  scoring: {
    checks: [
      {
        kind: 'code-tests',
        language: 'javascript',
        tests: 'test',
        program: '{{ prompt }}{{ answer }}\n{{ tests }}',
        failOnErrorOutput: true,
      },
    ],
  },
};

/** Reference solutions that fail their own tests under Node, too. */
const FAULTY_REFERENCES = {
  'JavaScript/112': 'the reference solution gives another value than its tests ask for',
  'JavaScript/155': 'the reference solution gives another value than its tests ask for',
  'JavaScript/162': 'the reference solution needs the package js-md5',
};

/** HumanEval-X for JavaScript: the reference solutions, and functions without a body. */
export function humanEvalX(data: string, out: string): Benchmark {
  const rows = readRows(join(data, 'humaneval-x-js', 'humaneval_js.jsonl.gz'));
  const answers = (solve: (row: Row) => string) =>
    rows.map((row) => ({ id: String(row['task_id']), response: solve(row) }));
  return {
    name: 'HumanEval-X JavaScript',
    bundlePath: writeBundle(join(out, 'humaneval-x'), {
      manifest,
      rows,
      readme: 'HumanEval-X (Apache-2.0), Zheng et al. (2023).\n',
    }),
    caseCount: rows.length,
    recordings: [
      madeUp('reference solutions', {
        path: join(out, 'humaneval-x-gold.jsonl'),
        answers: answers((row) => String(row['canonical_solution'])),
        passed: true,
        knownDifferences: FAULTY_REFERENCES,
      }),
      madeUp('functions without a body', {
        path: join(out, 'humaneval-x-empty.jsonl'),
        answers: answers(() => '}\n'),
        passed: false,
      }),
    ],
  };
}
