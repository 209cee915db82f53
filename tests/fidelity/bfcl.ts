import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import * as z from 'zod';

import type { Benchmark } from './benchmark.ts';
import { readRows, writeBundle } from './write-benchmark.ts';

const MODEL = 'gpt-4o-mini-2024-07-18';

/** Category, and the share that the benchmark's own checker calls valid: calls as text, calls by the server. */
const CATEGORIES = [
  ['simple_python', 0.935, 0.9125],
  ['multiple', 0.925, 0.915],
  ['irrelevance', 0.7542, 0.7792],
] as const;
type Category = (typeof CATEGORIES)[number][0];

const FORMS = {
  text: {
    format: 'python',
    recorded: MODEL,
    harness: {
      kind: 'single-turn',
      system:
        'Answer with function calls alone, as a Python list: [name(parameter=value, …), …]. ' +
        'Where none of the functions fits, answer with an empty list.\n\nThe functions:\n{{ function | tojson }}',
    },
  },
  server: {
    format: 'tool-calls',
    recorded: `${MODEL}-FC`,
    harness: { kind: 'single-turn', functions: 'function' },
  },
} as const;
type Form = keyof typeof FORMS;

/** An output is a text, or a list of calls {name: arguments as JSON text}. */
const Recorded = z.object({
  id: z.string(),
  result: z.union([z.string(), z.array(z.record(z.string(), z.string()))]),
  valid: z.boolean(),
});
type Recorded = z.infer<typeof Recorded>;

/** Three categories of the Berkeley Function-Calling Leaderboard, each with calls as text and by the server. */
export function bfcl(data: string, out: string): Benchmark[] {
  return CATEGORIES.flatMap(([category, asText, byServer]) => [
    bfclCategory({ data, out, category, form: 'text', publishedAccuracy: asText }),
    bfclCategory({ data, out, category, form: 'server', publishedAccuracy: byServer }),
  ]);
}

function bfclCategory(options: {
  data: string;
  out: string;
  category: Category;
  form: Form;
  publishedAccuracy: number;
}): Benchmark {
  const { data, out, category, form, publishedAccuracy } = options;
  const folder = join(data, 'bfcl');
  const { format, harness, recorded: model } = FORMS[form];
  const slug = `bfcl-${category.replaceAll('_', '-')}-${form}`;
  const rows = rowsOf(folder, category);
  const recorded = readRows(join(folder, 'recorded', model, `${category}.jsonl`)).map((row) =>
    Recorded.parse(row),
  );
  return {
    name: `BFCL ${category}`,
    bundlePath: writeBundle(join(out, slug), {
      manifest: manifestOf({ slug, category, format, harness }),
      rows,
      readme:
        'Berkeley Function-Calling Leaderboard (Apache-2.0), Patil et al., “The Berkeley Function Calling Leaderboard” (2025).\n',
    }),
    caseCount: rows.length,
    recordings: [
      {
        model: form === 'text' ? `${model} (text)` : model,
        publishedAccuracy,
        replayPath: writeOutputs(join(out, `${slug}.jsonl`), recorded),
        verdicts: recorded.map(({ id, valid }) => ({ caseId: id, passed: valid })),
        knownDifferences: {},
      },
    ],
  };
}

function manifestOf(options: { slug: string; category: Category; format: string; harness: object }) {
  const { slug, category, format, harness } = options;
  const isIrrelevance = category === 'irrelevance';
  return {
    id: slug,
    title: `BFCL ${category.replaceAll('_', ' ')}`,
    category: 'tool-use',
    license: 'Apache-2.0',
    dataset: {
      file: 'cases.jsonl',
      input: '{{ question[0][0].content }}',
      ...(isIrrelevance ? {} : { expected: 'ground_truth' }),
    },
    harness,
    scoring: {
      checks: [
        { kind: 'function-call', functions: 'function', format, mode: isIrrelevance ? 'none' : 'match' },
      ],
    },
  };
}

/** Questions with their answers, where the category has any. */
function rowsOf(folder: string, category: Category) {
  const questions = readRows(join(folder, `BFCL_v4_${category}.json`));
  if (category === 'irrelevance') return questions;
  const answers = readRows(join(folder, 'possible_answer', `BFCL_v4_${category}.json`));
  const truths = new Map(answers.map(({ id, ground_truth }) => [id, ground_truth]));
  return questions.map((row) => ({ ...row, ground_truth: truths.get(row['id']) }));
}

/** Writes the recorded outputs alone: texts as responses, calls as tool calls with their arguments as they were written. */
function writeOutputs(path: string, recorded: readonly Recorded[]): string {
  const lines = recorded.map(({ id, result }) =>
    typeof result === 'string' ? { id, response: result } : { id, tool_calls: result.flatMap(callsOf) },
  );
  writeFileSync(path, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return path;
}

function callsOf(call: Readonly<Record<string, string>>) {
  return Object.entries(call).map(([name, given]) => ({ name, arguments: given }));
}
