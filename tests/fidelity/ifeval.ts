import { join } from 'node:path';

import * as z from 'zod';

import { readRows, writeBundle, writeReplay } from './write-benchmark.ts';

const manifest = {
  id: 'ifeval',
  title: 'IFEval',
  description: 'Prompts with instructions that a program can verify.',
  category: 'instruction-following',
  license: 'Apache-2.0',
  dataset: { file: 'cases.jsonl', id: 'key', input: 'prompt' },
  harness: { kind: 'single-turn' },
  scoring: { checks: [{ kind: 'instructions' }] },
};

const Prompt = z.object({ key: z.int(), instruction_id_list: z.array(z.string()) });
const Recorded = z.object({
  key: z.int(),
  response: z.string(),
  strict: z.array(z.boolean()),
  loose: z.array(z.boolean()),
});

/** One instruction of one prompt with what the benchmark's own grader said of its recorded response. */
interface RecordedInstruction {
  /** Case, place of the instruction in it, and its id. */
  readonly name: string;
  readonly caseId: string;
  readonly place: number;
  readonly strict: boolean;
  readonly loose: boolean;
}

interface IfevalRecording {
  readonly model: string;
  readonly replayPath: string;
  readonly instructions: readonly RecordedInstruction[];
}

interface Ifeval {
  readonly bundlePath: string;
  readonly caseCount: number;
  readonly recordings: readonly IfevalRecording[];
}

const MODELS = [
  'gpt-4o-mini-2024-07-18',
  'Qwen__Qwen2.5-7B-Instruct-GPTQ-Int4',
  'hugging-quants__Meta-Llama-3.1-8B-Instruct-AWQ-INT4',
] as const;

/** IFEval as a native bundle, with the recorded responses of three models. */
export function ifeval(data: string, out: string): Ifeval {
  const folder = join(data, 'ifeval');
  const rows = readRows(join(folder, 'input_data.jsonl'));
  const idsOf = new Map(
    rows.map((row) => Prompt.parse(row)).map(({ key, instruction_id_list: ids }) => [key, ids]),
  );
  const recording = (model: string): IfevalRecording => {
    const recorded = readRows(join(folder, 'recorded', `${model}.jsonl`)).map((row) => Recorded.parse(row));
    const answers = recorded.map(({ key, response }) => ({ id: String(key), response }));
    return {
      model: model.split('__').at(-1) ?? model,
      replayPath: writeReplay(join(out, `ifeval-${model}.jsonl`), answers, 'id'),
      instructions: recorded.flatMap((one) => instructionsOf(one, idsOf.get(one.key) ?? [])),
    };
  };
  return {
    bundlePath: writeBundle(join(out, 'ifeval'), {
      manifest,
      rows,
      readme:
        'IFEval (Apache-2.0), Zhou et al., “Instruction-Following Evaluation for Large Language Models” (2023).\n',
    }),
    caseCount: rows.length,
    recordings: MODELS.map(recording),
  };
}

function instructionsOf(
  { key, strict, loose }: z.infer<typeof Recorded>,
  ids: readonly string[],
): RecordedInstruction[] {
  return ids.map((id, place) => ({
    name: `${key} ${id}`,
    caseId: String(key),
    place,
    strict: strict[place] === true,
    loose: loose[place] === true,
  }));
}
