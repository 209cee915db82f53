import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Benchmark } from './benchmark.ts';
import { readRows, type Row, writeBundle, writeReplay } from './write-benchmark.ts';

const MODEL = 'code-davinci-002 (chain of thought)';

/** Task and published accuracy of the recorded model. */
const TASKS = [
  ['boolean_expressions', 0.928],
  ['date_understanding', 0.872],
  ['word_sorting', 0.404],
] as const;

const scoring = {
  // What follows the first "the answer is " on its line, less one full stop.
  extract: [[{ after: 'the answer is ' }, { line: 'first' }, { replace: String.raw`\.$` }]],
  checks: [{ kind: 'exact' }],
};

/** Three tasks of BIG-Bench Hard with the recorded answers of one model. */
export function bbh(data: string, out: string): Benchmark[] {
  return TASKS.map(([task, publishedAccuracy]) => bbhTask({ data, out, task, publishedAccuracy }));
}

function bbhTask(options: { data: string; out: string; task: string; publishedAccuracy: number }): Benchmark {
  const { data, out, task, publishedAccuracy } = options;
  const { canary, examples } = JSON.parse(
    readFileSync(join(data, 'bbh', 'tasks', `${task}.json`), 'utf8'),
  ) as {
    canary: string;
    examples: Row[];
  };
  const recorded = readRows(join(data, 'bbh', 'recorded_code-davinci-002_cot', `${task}.jsonl`));
  const slug = `bbh-${task.replaceAll('_', '-')}`;
  return {
    name: `BBH ${task}`,
    bundlePath: writeBundle(join(out, slug), {
      manifest: {
        id: slug,
        title: `BIG-Bench Hard: ${task.replaceAll('_', ' ')}`,
        category: 'reasoning',
        license: 'MIT',
        dataset: {
          file: 'cases.jsonl',
          input: 'input',
          expected: 'target',
          solution: 'So the answer is {{ target }}.',
        },
        harness: { kind: 'single-turn', prompt: "Q: {{ input }}\nA: Let's think step by step." },
        scoring,
      },
      rows: examples,
      readme: `BIG-Bench Hard (MIT), Suzgun et al. (2022).\n\n${canary}\n`,
    }),
    caseCount: examples.length,
    recordings: [
      {
        model: MODEL,
        publishedAccuracy,
        replayPath: writeReplay(join(out, `${slug}.jsonl`), recorded, 'index'),
        verdicts: recorded.map((row) => ({
          caseId: String(Number(row['index']) + 1),
          passed: row['correct'] === true,
        })),
        knownDifferences: {},
      },
    ],
  };
}
