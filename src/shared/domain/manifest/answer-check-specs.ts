import * as z from 'zod';

import { common } from './check-fields.ts';
import { FieldOrTemplate } from './dataset-spec.ts';
import { Sampling } from './sampling.ts';

export const FunctionCall = z
  .strictObject({
    kind: z.literal('function-call'),
    ...common,
    functions: z
      .string()
      .min(1)
      .default('functions')
      .describe('Field with the functions that may be called, [{name, description, parameters}].'),
    format: z
      .enum(['auto', 'tool-calls', 'python', 'json'])
      .default('auto')
      .describe(
        'How calls are written: the tool calls of the reply, a Python list of calls in the text, or JSON [{"name", "arguments"}]. auto: tool calls if there are any, else what the text looks like.',
      ),
    mode: z
      .enum(['match', 'none', 'some'])
      .default('match')
      .describe(
        'match: exactly the expected calls, in any order; none: no call at all; some: at least one call.',
      ),
  })
  .describe(
    'The calls are the expected ones by the rules of the Berkeley Function-Calling Leaderboard. Expected: [{"function": {"parameter": [acceptable values…]}}], where "" among the values lets the parameter be left out.',
  );
export type FunctionCall = z.infer<typeof FunctionCall>;

export const Instructions = z
  .strictObject({
    kind: z.literal('instructions'),
    ...common,
    instructions: z
      .string()
      .min(1)
      .default('instruction_id_list')
      .describe('Field with the list of instruction ids, such as "keywords:existence".'),
    arguments: z
      .string()
      .min(1)
      .default('kwargs')
      .describe('Field with the arguments of each instruction, in the same order.'),
    loose: z
      .boolean()
      .default(false)
      .describe('Score by the loose reading: without first or last line or asterisks.'),
    partial: z
      .boolean()
      .default(false)
      .describe('Score the share of followed instructions instead of 0 or 1.'),
  })
  .describe('The whole response follows verifiable instructions: the 25 checks of IFEval, strict and loose.');
export type Instructions = z.infer<typeof Instructions>;

const Criterion = z.strictObject({
  name: z.string().min(1).describe('Short name, shown in reports.'),
  description: z.string().min(1).describe('What the judge looks for.'),
  weight: z.number().gt(0).default(1).describe('Share in the weighted mean of the criteria.'),
});

export const JudgeCheck = z
  .strictObject({
    kind: z.literal('judge'),
    ...common,
    prompt: z
      .string()
      .min(1)
      .optional()
      .describe(
        'What the judge is asked: a Jinja template over the case with answer, response, conversation, expected, reference, criteria and scale. Default: a prompt of the application.',
      ),
    promptFile: z.string().min(1).optional().describe('The same, as a text file of the bundle.'),
    system: z.string().optional().describe('System message of the judge, a Jinja template likewise.'),
    criteria: z
      .array(Criterion)
      .min(1)
      .max(20)
      .optional()
      .describe('Rubric: each criterion is scored on the scale.'),
    scale: z
      .union([
        z.literal('pass-fail'),
        z
          .strictObject({ from: z.number(), to: z.number() })
          .refine(({ from, to }) => from < to, 'from must be below to'),
      ])
      .default('pass-fail')
      .describe('pass-fail, or a numeric scale such as { from: 1, to: 10 }, mapped to 0 to 1.'),
    reference: FieldOrTemplate.optional().describe(
      'A reference answer shown to the judge: a field or template.',
    ),
    pairwise: z
      .strictObject({
        against: FieldOrTemplate.describe('The other answer: a field or template.'),
        swap: z
          .boolean()
          .default(true)
          .describe('Ask twice with the places swapped; a verdict that changes with the place is a tie.'),
      })
      .optional()
      .describe('The judge says which of two answers is better: 1 ours, 0.5 tie, 0 the other.'),
    pattern: z
      .string()
      .min(1)
      .optional()
      .describe(
        'Regular expression whose first group is the verdict in a free-form reply, such as \\[\\[(\\d+)\\]\\]. Default: JSON.',
      ),
    combine: z.enum(['majority', 'mean']).default('mean').describe('How several judges become one score.'),
    sampling: Sampling.default({ temperature: 0 }),
  })
  .describe('A model judges the answer by a rubric. The judge is chosen for the run; several may be.');
export type JudgeCheck = z.infer<typeof JudgeCheck>;
