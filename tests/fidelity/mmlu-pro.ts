import { join } from 'node:path';

import type { Benchmark } from './benchmark.ts';
import { readRows, writeBundle, writeReplay } from './write-benchmark.ts';

const manifest = {
  id: 'mmlu-pro-sample',
  title: 'MMLU-Pro, 400 questions',
  category: 'domain-knowledge',
  license: 'Apache-2.0',
  dataset: {
    file: 'cases.jsonl',
    id: 'question_id',
    input: 'question',
    expected: 'answer',
    choices: 'options',
    tags: ['category'],
  },
  harness: {
    kind: 'single-turn',
    prompt:
      '{{ input }}\n\n{% for choice in choices %}{{ letters[loop.index0] }}. {{ choice }}\n{% endfor %}\n' +
      'Think step by step and then finish your answer with "the answer is (X)".',
  },
  scoring: {
    // The chain of the benchmark's own script; where nothing matches, that one draws a letter at random.
    extract: [
      { regex: String.raw`answer is \(?([A-J])\)?` },
      { regex: String.raw`.*[aA]nswer:\s*([A-J])` },
      { regex: String.raw`\b([A-J])\b`, take: 'last' },
    ],
    checks: [{ kind: 'choice', acceptText: false }],
  },
};

/** A sample of MMLU-Pro with the recorded answers of one model. */
export function mmluPro(data: string, out: string): Benchmark {
  const recorded = readRows(join(data, 'mmlu-pro', 'sample400_llama-3.1-8b-instruct.jsonl'));
  const rows = recorded.map(({ question_id, question, options, answer, category }) => ({
    question_id,
    question,
    options,
    answer,
    category,
  }));
  const named = recorded.map((row) => ({ ...row, id: row['question_id'] }));
  return {
    name: 'MMLU-Pro sample',
    bundlePath: writeBundle(join(out, 'mmlu-pro'), {
      manifest,
      rows,
      readme: 'A sample of MMLU-Pro (Apache-2.0), Wang et al. (2024).\n',
    }),
    caseCount: rows.length,
    recordings: [
      {
        model: 'Llama-3.1-8B-Instruct',
        // One of the 180 recorded as right is a lucky draw.
        publishedAccuracy: 0.4475,
        replayPath: writeReplay(join(out, 'mmlu-pro-llama.jsonl'), named, 'id'),
        verdicts: recorded.map((row) => ({
          caseId: String(row['question_id']),
          passed: row['correct'] === true,
        })),
        knownDifferences: {
          '8433': 'no letter in the response; the script of the benchmark drew the right one',
        },
      },
    ],
  };
}
