import { join } from 'node:path';

import type { Benchmark, Recording } from './benchmark.ts';
import { madeUp } from './made-up.ts';
import { readRows, type Row, writeBundle, writeReplay } from './write-benchmark.ts';

const manifest = {
  id: 'humaneval',
  title: 'HumanEval',
  description: 'Python functions to complete, judged by their tests.',
  category: 'code-generation',
  license: 'MIT',
  dataset: { file: 'cases.jsonl', id: 'task_id', input: 'prompt', solution: 'canonical_solution' },
  harness: { kind: 'single-turn', mode: 'completion' },
  scoring: {
    checks: [
      {
        kind: 'code-tests',
        language: 'python',
        tests: 'test',
        program: '{{ prompt }}{{ answer }}\n{{ tests }}\ncheck({{ entry_point }})\n',
        seconds: 10,
      },
    ],
  },
};

/** File and published accuracy of each recorded model. */
const RECORDED = [
  ['Claude+', 'Claude_Plus_custom_md', 0.5305],
  ['WizardLM-30B', 'TheBloke_WizardLM-30B-GPTQ_VICUNA_MEDIUM', 0.2927],
  ['WizardLM-7B', 'TheBloke_wizardLM-7B-GPTQ_ALPACA_MEDIUM', 0.1037],
] as const;

/** HumanEval: the reference solutions, functions that do nothing, and the recorded programs of three models. */
export function humanEval(data: string, out: string): Benchmark {
  const folder = join(data, 'human-eval');
  const rows = readRows(join(folder, 'HumanEval.jsonl.gz'));
  const madeOf = (model: string, file: string, passed: boolean, solve: (row: Row) => string) =>
    madeUp(model, {
      path: join(out, `humaneval-${file}.jsonl`),
      answers: rows.map((row) => ({ id: String(row['task_id']), response: solve(row) })),
      passed,
    });
  return {
    name: 'HumanEval',
    bundlePath: writeBundle(join(out, 'humaneval'), {
      manifest,
      rows,
      readme: 'HumanEval (MIT), Chen et al., “Evaluating Large Language Models Trained on Code” (2021).\n',
    }),
    caseCount: rows.length,
    recordings: [
      madeOf('reference solutions', 'gold', true, (row) => String(row['canonical_solution'])),
      madeOf('functions without a body', 'empty', false, () => '    pass\n'),
      madeOf('functions that return None', 'none', false, () => '    return None\n'),
      ...RECORDED.map(([model, file, accuracy]) => recorded({ folder, out, model, file, accuracy })),
    ],
  };
}

function recorded(options: {
  folder: string;
  out: string;
  model: string;
  file: string;
  accuracy: number;
}): Recording {
  const { folder, out, model, file, accuracy } = options;
  const rows = readRows(join(folder, 'recorded', `${file}.jsonl`));
  return {
    model,
    publishedAccuracy: accuracy,
    replayPath: writeReplay(
      join(out, `humaneval-${file}.jsonl`),
      rows.map((row) => ({ id: row['task_id'], response: row['completion'] })),
      'id',
    ),
    verdicts: rows.map((row) => ({ caseId: String(row['task_id']), passed: row['passed'] === true })),
    knownDifferences: {},
  };
}
